import { describe, expect, it } from 'vitest';
import { doubtTaken, testTagsAfter, testTagsLookedAt } from '../../../../../shared/domain/live/taken-tags.ts';
import { testTagsSchema } from '../../../../../shared/domain/placement/test-tags.ts';
import { exported } from '../plan/a-plan.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const since = now.toISOString();
const earlier = '2026-11-22T11:55:00.000Z';
const [v6, v8] = ['asvs:5.0.0-v6', 'asvs:5.0.0-v8'];

it('tags of a test that were stored before any was taken are read as such', () => {
  expect(testTagsSchema.parse({ shown: ['gecko'] })).toEqual({ shown: ['gecko'], taken: [] });
});

describe('the tags of our test', () => {
  it('are those that findings of ours may bear, whatever their case', () => {
    const tags = ['gecko-type:idor', 'gecko', 'ASVS:5.0.0-V6', 'pci', 'geckos', v6, 'by-ada'];
    expect(testTagsAfter(undefined, tags, now)).toEqual({ shown: [v6, 'gecko', 'gecko-type:idor'], taken: [] });
  });

  it('that it lost are remembered with when that was seen', () => {
    const before = { shown: [v6, v8], taken: [{ tag: 'gecko', since: earlier }] };
    expect(testTagsAfter(before, [v6], now)).toEqual({
      shown: [v6],
      taken: [
        { tag: 'gecko', since: earlier },
        { tag: v8, since },
      ],
    });
  });

  it('that came back are not missed', () => {
    const before = { shown: [], taken: [{ tag: v6, since: earlier }] };
    expect(testTagsAfter(before, [v6], now)).toEqual({ shown: [v6], taken: [] });
  });

  it('that it lost ten minutes ago are done with once findings were looked at', () => {
    const taken = [
      { tag: v6, since: '2026-11-22T11:50:00.000Z' },
      { tag: v8, since: '2026-11-22T11:50:00.001Z' },
    ];
    expect(testTagsLookedAt({ shown: ['gecko'], taken }, now)).toEqual({ shown: ['gecko'], taken: [taken[1]] });
  });
});

describe('a tag that was taken', () => {
  const taken = [{ tag: v6, since }];
  const bearing = (tags: string[], known = {}) => exported('a', {}, { tags, ...known });

  it('is in doubt on the findings that bear it', () => {
    const one = bearing(['gecko', v6]);
    expect(doubtTaken([one, bearing(['gecko'])], taken)).toEqual([{ ...one, inDoubt: { tags: [v6] } }]);
  });

  it('is in doubt beside all that is already', () => {
    const one = bearing(['gecko', v6], { inDoubt: { flags: ['AV'], tags: ['gecko', v6] } });
    expect(doubtTaken([one], taken)[0]?.inDoubt).toEqual({ flags: ['AV'], tags: [v6, 'gecko'] });
  });

  it('is none of a finding that is not there', () => {
    expect(doubtTaken([bearing([v6], { presence: 'deleted' })], taken)).toEqual([]);
  });
});
