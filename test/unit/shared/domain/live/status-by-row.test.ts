import { describe, expect, it, test } from 'vitest';
import type { ServerVersion } from '../../../../../shared/domain/defectdojo/server-version.ts';
import { importRow, importRowHash } from '../../../../../shared/domain/desired/import-row.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { mayCarryDate as may, mayOpenByRow, statusRow } from '../../../../../shared/domain/live/status-by-row.ts';
import { desiring, exported } from '../plan/a-plan.ts';
import { flags, live } from './a-live.ts';

const server: ServerVersion = { major: 3, minor: 2, patch: 0 };
const before257: ServerVersion = { major: 2, minor: 56, patch: 9 };
const fixed = (overrides: Record<string, unknown> = {}) => ({
  row: { status: 'fixed', statusChangedAt: '2026-03-02T10:00:00Z', ...overrides },
});

const mayCarryDate = (
  shown: LiveFinding,
  known: KnownFinding,
  desired: ReturnType<typeof desiring>,
  version: ServerVersion | undefined,
) => may(shown, known, { desired, server: version });

describe('the row that brings a finding into a status', () => {
  const tags = ['gecko', 'mine', 'not plain', 'a,b'];

  it('bears the tags that stand on the finding, but for those that a file cannot carry', () => {
    const desired = desiring('a', fixed());
    const row = statusRow(live({}, { tags }), { geckoId: 'a', desired, status: desired.status });
    expect(row).toEqual(importRow({ ...desired, tags: ['gecko', 'mine'] }));
  });

  it('is made of what DefectDojo shows where Gecko does not list the finding', () => {
    const { status } = desiring('a');
    const shown = live(fixed(), { tags });
    const row = statusRow(shown, { geckoId: 'a', desired: undefined, status });
    expect(importRowHash({ fields: shown.content })).toBe(shown.hashCode);
    const { title, description, references } = shown.content;
    expect(row).toMatchObject({ title, description, references, unique_id_from_tool: 'a', tags: ['gecko', 'mine'] });
    expect(row).toMatchObject({ active: true, verified: true });
    for (const key of ['date', 'is_mitigated']) expect(row).not.toHaveProperty(key);
  });
});

/** What people gave a finding that a row which matches it would take from it, or change. */
const lost: [string, Partial<LiveFinding>][] = [
  ['it would match by another hash', { hashCode: 'other' }],
  ['it has no hash', { hashCode: null }],
  ['a person added a vulnerability id, which most servers would drop', { vulnerabilityIds: ['CVE-2026-1'] }],
  ['a person added a CWE', { cwes: ['CWE-639', 'CWE-79'] }],
  ['a person gave it another CWE', { cwes: ['CWE-79'] }],
  ['a person said that there is a fix', { fixAvailable: true }],
  ['a person said that there is none', { fixAvailable: false }],
  ['a person hung an endpoint on it', { hasEndpoints: true }],
];

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
    ...lost,
    ['it is a duplicate', { duplicate: true }],
    ['a person marked it', { flags: flags('AVO') }],
    ['a person took its verification away', { flags: flags('A') }],
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

  it('may where the CWE that it shows is its own', () => {
    const open = { row: { cwe: 'CWE-639' } };
    const desired = desiring('a', { row: { ...fixed().row, ...open.row } });
    expect(mayCarryDate(live(open, { cwes: ['CWE-639'] }), exported('a', open), desired, server)).toBe(true);
  });

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

describe('a finding that is open again', () => {
  const closed = exported('a', fixed());
  const mayOpen = (
    overrides: Partial<LiveFinding> = {},
    { known = closed, to = desiring('a').status, desired = desiring('a'), version = server } = {},
  ) => mayOpenByRow(live(fixed(), overrides), known, to, { desired, server: version });

  it('may go by a partial reimport where it is mitigated, nothing else, and as it was created', () => {
    expect(mayOpen()).toBe(true);
    expect(mayOpenByRow(live(fixed()), closed, desiring('a').status, { desired: undefined, server })).toBe(true);
    const unverified = { policy: { verified: false } };
    const known = exported('a', { ...fixed(), ...unverified });
    const { status } = desiring('a', unverified);
    expect(mayOpen({ flags: flags('M') }, { known, to: status })).toBe(true);
  });

  test.each<[string, Partial<LiveFinding>]>([
    ...lost,
    ['it is a duplicate', { duplicate: true }],
    ['a person made it a false positive', { flags: flags('MF') }],
    ['a person set it out of scope', { flags: flags('VMO') }],
    ['it is accepted', { flags: flags('VMR') }],
    ['a person took its verification away', { flags: flags('M') }],
    ['it is open', { flags: flags('AV') }],
    ['it is inactive for no reason', { flags: flags('V') }],
    ['its text is another and Gecko does not list it', { content: { ...live().content, description: 'Ada was here' } }],
  ])('may not where %s', (_, overrides) => {
    expect(mayOpenByRow(live(fixed(), overrides), closed, desiring('a').status, { desired: undefined, server })).toBe(
      false,
    );
  });

  test.each(['MF', 'R', 'VMO', 'AV', 'AVM'])('may not where we left it otherwise (%s)', (letters) => {
    const known = exported('a', {}, { flags: letters });
    expect(mayOpen({ flags: flags(letters) }, { known })).toBe(false);
  });

  it('may not where it is to be verified otherwise, since a row leaves that as it is', () => {
    expect(mayOpen({}, { to: desiring('a', { policy: { verified: false } }).status })).toBe(false);
  });

  test.each(['accepted_risk', 'fixed', 'false_positive'])('may not where it is to be %s', (status) => {
    expect(mayOpen({}, { to: desiring('a', fixed({ status })).status })).toBe(false);
  });

  it('may not where an old server would take a tag from it that a row can not carry', () => {
    const tags = ['gecko', 'by ada'];
    expect([server, before257].map((version) => mayOpen({ tags }, { version }))).toEqual([true, false]);
  });
});
