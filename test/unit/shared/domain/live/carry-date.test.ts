import { describe, expect, it, test } from 'vitest';
import type { ServerVersion } from '../../../../../shared/domain/defectdojo/server-version.ts';
import { importRow } from '../../../../../shared/domain/desired/import-row.ts';
import { closingRow, mayCarryDate } from '../../../../../shared/domain/live/carry-date.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { desiring, exported } from '../plan/a-plan.ts';
import { flags, live } from './a-live.ts';

const server: ServerVersion = { major: 3, minor: 2, patch: 0 };
const before257: ServerVersion = { major: 2, minor: 56, patch: 9 };
const fixed = (overrides: Record<string, unknown> = {}) => ({
  row: { status: 'fixed', statusChangedAt: '2026-03-02T10:00:00Z', ...overrides },
});

test('the row that closes a finding bears the tags that stand on it, but for those that a file cannot carry', () => {
  const desired = desiring('a', fixed());
  const row = closingRow(live({}, { tags: ['gecko', 'mine', 'not plain', 'a,b'] }), desired);
  expect(row).toEqual(importRow({ ...desired, tags: ['gecko', 'mine'] }));
});

describe('the date of a fix', () => {
  it('may go by a partial reimport where the finding is plain, active and as it was created', () => {
    expect(mayCarryDate(live(), exported('a'), desiring('a', fixed()), server)).toBe(true);
    const unverified = { policy: { verified: false } };
    expect(
      mayCarryDate(live(unverified), exported('a', unverified), desiring('a', { ...fixed(), ...unverified }), server),
    ).toBe(true);
    const verified = desiring('a', fixed({ status: 'fix_verified' }));
    expect(mayCarryDate(live(), exported('a'), verified, server)).toBe(true);
  });

  test.each<[string, Partial<LiveFinding>]>([
    ['it is a duplicate', { duplicate: true }],
    ['it would match by another hash', { hashCode: 'other' }],
    ['it has no hash', { hashCode: null }],
    ['a person marked it', { flags: flags('AVO') }],
    ['a person took its verification away', { flags: flags('A') }],
    ['a person added a vulnerability id, which most servers would drop', { vulnerabilityIds: ['CVE-2026-1'] }],
  ])('may not where %s', (_, overrides) => {
    expect(mayCarryDate(live({}, overrides), exported('a'), desiring('a', fixed()), server)).toBe(false);
  });

  test.each<[string, readonly string[]]>([
    ['a person added one', ['gecko', 'gecko-type:lfi', 'mine']],
    ['a person took one away', ['gecko-type:lfi']],
    ['the server spells them otherwise', ['Gecko', 'gecko-type:LFI', 'asvs:5.0.0-v8']],
    ['there is none', []],
  ])('may whatever tags stand on it, since its row carries them (%s)', (_, tags) => {
    for (const version of [server, before257, undefined]) {
      expect(mayCarryDate(live({}, { tags }), exported('a'), desiring('a', fixed()), version)).toBe(true);
    }
  });

  test.each(['by ada', 'by,ada', 'by"ada"', 'übersehen'])(
    'may not where an old server would take the tag %s from the row, which can not carry it',
    (tag) => {
      const may = (version: ServerVersion | undefined) =>
        mayCarryDate(live({}, { tags: ['gecko', tag] }), exported('a'), desiring('a', fixed()), version);
      expect([server, { major: 2, minor: 57, patch: 0 }].map(may)).toEqual([true, true]);
      expect([before257, undefined].map(may)).toEqual([false, false]);
    },
  );

  it('may not where the finding would be verified otherwise', () => {
    const desired = desiring('a', { ...fixed(), policy: { verified: false } });
    expect(mayCarryDate(live(), exported('a'), desired, server)).toBe(false);
  });

  test.each(['VM', 'R', 'AVO'])('may not where it was not plain and active before (%s)', (letters) => {
    const known = exported('a', {}, { flags: letters });
    expect(mayCarryDate(live({}, { flags: flags(letters) }), known, desiring('a', fixed()), server)).toBe(false);
  });

  test.each([
    ['no date is told', fixed({ statusChangedAt: null })],
    ['it is no fix', fixed({ status: 'false_positive' })],
    ['it is open', fixed({ status: 'open' })],
    ['the server takes no dates', { ...fixed(), policy: { defectDojoVersion: undefined } }],
  ])('may not where %s', (_, given) => {
    const known = exported('a', { policy: { verified: given.row['status'] !== 'false_positive' } });
    const shown = live({ policy: { verified: given.row['status'] !== 'false_positive' } });
    expect(mayCarryDate(shown, known, desiring('a', given), server)).toBe(false);
  });

  it('may not where the hashed content changed', () => {
    expect(mayCarryDate(live(), exported('a'), desiring('a', fixed({ title: 'Other' })), server)).toBe(false);
  });

  it('is never that of a false positive', () => {
    const desired = desiring('a', fixed({ status: 'false_positive' }));
    const dated = { ...desired, atCreation: { ...desired.atCreation, mitigated: '2026-03-02T10:00:00Z' } };
    const unverified = { policy: { verified: false } };
    expect(mayCarryDate(live(unverified), exported('a', unverified), dated, server)).toBe(false);
  });
});
