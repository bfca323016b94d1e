import { describe, expect, it, test } from 'vitest';
import {
  createRecordSharing,
  isOpenThere,
  knownFindingSchema,
} from '../../../../../shared/domain/known/known-finding.ts';
import { exported } from '../plan/a-plan.ts';

const smallest = {
  geckoId: 'a',
  hashes: {},
  status: 'open',
  flags: '',
  tags: [],
  writtenAt: '2026-03-03T12:00:00.000Z',
};

describe('a known finding', () => {
  it('reads back as it was stored', () => {
    const known = exported('a', {}, { acceptance: 'endless', refused: { content: 'x', reason: 'No.' } });
    const stored = JSON.parse(JSON.stringify(known));
    expect(knownFindingSchema.parse(stored)).toEqual(stored);
  });

  it('was never deleted and is there unless it says otherwise', () => {
    expect(knownFindingSchema.parse(smallest)).toEqual({ ...smallest, presence: 'there', timesDeletedByPeople: 0 });
  });

  it('has an id', () => {
    expect(knownFindingSchema.safeParse({ ...smallest, geckoId: 'ab' }).success).toBe(true);
    expect(knownFindingSchema.safeParse({ ...smallest, geckoId: '' }).success).toBe(false);
  });

  it('keeps hashes of fields that this version does not know', () => {
    const hashes = { title: '1:a', gone: '1:b' };
    expect(knownFindingSchema.parse({ ...smallest, hashes }).hashes).toEqual(hashes);
  });

  test.each(['VA', 'AA', 'X', 'A ', 'av'])('has no flags like %j', (flags) => {
    expect(knownFindingSchema.safeParse({ ...smallest, flags }).success).toBe(false);
  });

  it('takes little room: 50,000 of them fit beside the work', () => {
    const known = { ...exported('0a1b2c3d-4c2f-5e3d-0b44-2edf9d8b2e12'), createdForScan: crypto.randomUUID() };
    expect(JSON.stringify(known).length).toBeLessThan(1000);
  });

  test.each([
    [{ flags: 'AV' }, true],
    [{ flags: 'A' }, true],
    [{ flags: 'VM' }, false],
    [{ flags: '' }, false],
    [{ flags: 'AV', presence: 'deleted' }, false],
    [{ flags: 'AV', presence: 'never_created' }, false],
  ] as const)('%j is open there: %s', (overrides, open) => {
    expect(isOpenThere(exported('a', {}, overrides))).toBe(open);
  });
});

describe('sharing what records have in common', () => {
  const stored = (geckoId: string, tags: readonly string[], overrides: object = {}) =>
    knownFindingSchema.parse(JSON.parse(JSON.stringify({ ...exported(geckoId, {}, overrides), tags })));

  it('changes no record', () => {
    const share = createRecordSharing();
    const records = [
      stored('a', ['gecko', 'x y'], { createdForScan: 'scan-1', acceptance: 'endless' }),
      stored('b', ['gecko x', 'y']),
      stored('c', ['gecko', 'x y'], { closedByAbsenceInRun: 'run-1' }),
    ];
    expect(records.map(share)).toEqual(records);
  });

  it('keeps equal lists once', () => {
    const share = createRecordSharing();
    const [one, ...others] = ['a', 'b', 'c'].map((geckoId) => share(stored(geckoId, ['gecko'])));
    for (const { tags } of others) expect(tags).toBe(one?.tags);
  });

  it('remembers ten thousand lists', () => {
    const share = createRecordSharing();
    const known = (tag: string) => share({ ...knownFindingSchema.parse(smallest), tags: [tag] });
    const kept = Array.from({ length: 10_000 }, (_, index) => known(`${index}`));
    const [tooMany, same] = [known('x'), known('x')];
    expect(same.tags).not.toBe(tooMany.tags);
    expect(known('0').tags).toBe(kept[0]?.tags);
    expect(known('9999').tags).toBe(kept[9_999]?.tags);
  });

  it('goes on where records have less in common than is remembered', () => {
    const share = createRecordSharing();
    const hashes = Array.from({ length: 12_000 }, (_, index) => ({ title: `1:${index}` }));
    const records = hashes.map((one, index) =>
      knownFindingSchema.parse({ ...smallest, hashes: one, tags: [`${index}`] }),
    );
    expect(records.map(share)).toEqual(records);
  });
});
