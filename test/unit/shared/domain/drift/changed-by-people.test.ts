import { describe, expect, it } from 'vitest';
import {
  changedByPeople,
  isWronglyReopened,
  type ListedTitle,
  listedTitle,
} from '../../../../../shared/domain/drift/changed-by-people.ts';
import type { KnownFinding } from '../../../../../shared/domain/known-finding.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { shownHash } from '../../../../../shared/domain/live/shown-hash.ts';
import { flags, live } from '../live/a-live.ts';
import { exported } from '../plan/a-plan.ts';

const shown = live();
const content = (fields: Partial<LiveFinding['content']>) => ({ content: { ...shown.content, ...fields } });

function drift(
  change: Partial<LiveFinding> = {},
  known: Partial<KnownFinding> = {},
  title: ListedTitle | undefined = listedTitle(shown.content.title),
) {
  return changedByPeople({ ...shown, ...change }, exported('a', {}, known), title);
}

describe('a finding counts as unchanged', () => {
  const recased = content({ title: shown.content.title.toUpperCase() });
  const unknownHashes = Object.fromEntries(Object.keys(exported('a').hashes).map((name) => [name, '0:other-format']));

  it.each([
    ['as it was written', {}, {}],
    ['with a title in another case', recased, {}],
    ['with the link to its scan', content({ references: `${shown.content.references}\n\n[Scan](https://x.y)` }), {}],
    [
      'with tags of people, and ours in another case',
      { tags: [...shown.tags.map((tag) => tag.toUpperCase()), 'x'] },
      {},
    ],
    ['where it was never written', content({ severity: 'Low', line: 99 }), { hashes: {} }],
    ['where hashes can no longer be compared', content({ severity: 'Low' }), { hashes: unknownHashes }],
    ['with flags that a write without an answer may have left', { flags: flags('M') }, { inDoubt: { flags: ['M'] } }],
    ['without a tag that a write without an answer may have removed', { tags: [] }, { inDoubt: { tags: shown.tags } }],
    [
      'with content that a write without an answer may have left',
      content({ description: 'Ours.', severity: 'Low' }),
      {
        inDoubt: {
          written: { description: [shownHash('description', 'Ours.')], severity: [shownHash('severity', 'Low')] },
        },
      },
    ],
  ] satisfies [string, Partial<LiveFinding>, Partial<KnownFinding>][])('%s', (_, change, known) => {
    expect(drift(change, known)).toEqual([]);
  });

  it('by its title where Gecko lists another one by now', () => {
    expect(drift(recased, {}, listedTitle('something else'))).toEqual([]);
    expect(drift(recased, {}, listedTitle('something else'))).toEqual(drift());
  });

  it('by its title where Gecko no longer lists it', () => {
    expect(changedByPeople({ ...shown, ...content({ title: 'Mine' }) }, exported('a'), undefined)).toEqual([]);
  });
});

describe('a finding that DefectDojo opened by itself', () => {
  const acceptances = [{ name: 'any', expiresAt: '2026-12-01T00:00:00Z', endedAt: '2026-12-01T00:00:01Z' }];
  const opened = { ...shown, flags: flags('AV'), acceptances, statusChangedAt: '2026-12-01T00:00:00Z' };
  const accepted = exported('a', {}, { flags: 'VR' });

  it('was changed by nobody, and should not be open', () => {
    expect(drift(opened, { flags: 'VR' })).toEqual([]);
    expect(isWronglyReopened(opened, accepted)).toBe(true);
  });

  it('is right where it is wanted open, or may have been left so, and none of our business as a duplicate', () => {
    expect(isWronglyReopened(opened, exported('a'))).toBe(false);
    expect(isWronglyReopened(opened, exported('a', {}, { flags: 'VR', inDoubt: { flags: ['AV'] } }))).toBe(false);
    expect(isWronglyReopened({ ...opened, duplicate: true }, accepted)).toBe(false);
    expect(isWronglyReopened({ ...opened, acceptances: [] }, accepted)).toBe(false);
  });
});

describe('a finding counts as changed', () => {
  it.each([
    ['title', content({ title: 'Mine' })],
    ['severity', content({ severity: 'Low' })],
    ['description', content({ description: 'Mine.' })],
    ['references', content({ references: 'Mine' })],
    ['cwe', content({ cwe: 1 })],
    ['line', content({ line: 4711 })],
    ['status', { flags: flags('VF') }],
    ['duplicate', { duplicate: true, flags: flags('V') }],
    ['tags', { tags: ['by-ada'] }],
  ] satisfies [string, Partial<LiveFinding>][])('by its %s alone', (field, change) => {
    expect(drift(change)).toEqual([field]);
  });

  it('by a title other than a write without an answer may have left', () => {
    const known = { inDoubt: { written: { title: [shownHash('title', 'Ours')] } } };
    expect(drift(content({ title: 'OURS' }), known)).toEqual([]);
    expect(drift(content({ title: 'Mine' }), known)).toEqual(['title']);
  });

  it('by its tags where only one of ours is missing, whatever else a write may have left', () => {
    const known = { tags: ['gecko', 'gecko-type:xss'], inDoubt: { flags: ['AV'] } };
    expect(drift({ tags: ['gecko'] }, known)).toEqual(['tags']);
  });
});
