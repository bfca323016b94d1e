import { describe, expect, it } from 'vitest';
import { fieldHash } from '../../../../../shared/domain/desired/field-hashes.ts';
import {
  changedByPeople,
  isWronglyReopened,
  type ListedContent,
  listedContent,
} from '../../../../../shared/domain/drift/changed-by-people.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { shownHash } from '../../../../../shared/domain/live/shown-hash.ts';
import { flags, live } from '../live/a-live.ts';
import { exported } from '../plan/a-plan.ts';

const shown = live();
const content = (fields: Partial<LiveFinding['content']>) => ({ content: { ...shown.content, ...fields } });

function drift(
  change: Partial<LiveFinding> = {},
  known: Partial<KnownFinding> = {},
  listed: ListedContent | undefined = listedContent(shown.content),
) {
  return changedByPeople({ ...shown, ...change }, exported('a', {}, known), listed);
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
    const another = listedContent({ ...shown.content, title: 'something else' });
    expect(drift(recased, {}, another)).toEqual([]);
    expect(drift(recased, {}, another)).toEqual(drift());
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

describe('a score beside a vector', () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N';
  const unordered = 'CVSS:3.1/A:N/I:N/C:H/S:U/UI:N/PR:L/AC:L/AV:N/E:X';
  const written = (fields: Partial<LiveFinding['content']>) => ({
    hashes: {
      ...exported('a').hashes,
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fieldHash(value)])),
    },
  });

  it('was computed by DefectDojo, and counts as unchanged as long as the vector is', () => {
    expect(drift(content({ cvssv3_score: 9.9 }))).toEqual([]);
    expect(drift(content({ cvssv3: `${vector}/E:U`, cvssv3_score: 9.9 }))).toEqual(['cvssv3', 'cvssv3_score']);
    expect(drift(content({ cvssv3: null, cvssv3_score: 9.9 }))).toEqual(['cvssv3', 'cvssv3_score']);
    const four = { cvssv4: 'CVSS:4.0/AV:N', cvssv4_score: 1 };
    expect(drift(content({ ...four, cvssv4_score: 2 }), written(four))).toEqual([]);
    expect(drift(content({ cvssv4_score: 2 }), written({}))).toEqual(['cvssv4_score']);
  });

  it('counts as unchanged, as the vector does, where the same one was written in another order', () => {
    const before = written({ cvssv3: unordered, cvssv3_score: 9.9 });
    expect(drift({}, before)).toEqual([]);
    expect(drift({}, before, listedContent({ ...shown.content, cvssv3: null }))).toEqual(['cvssv3', 'cvssv3_score']);
    expect(changedByPeople(shown, exported('a', {}, before), undefined)).toEqual(['cvssv3', 'cvssv3_score']);
    expect(drift(content({ cvssv3: unordered }), before)).toEqual([]);
    const four = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const listed = listedContent({ ...shown.content, cvssv4: four });
    const beforeFour = written({ cvssv4: `${four}/E:X`, cvssv4_score: 1 });
    expect(drift(content({ cvssv4: four, cvssv4_score: 9.3 }), beforeFour, listed)).toEqual([]);
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
