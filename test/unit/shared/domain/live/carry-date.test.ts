import { describe, expect, it, test } from 'vitest';
import { mayCarryDate } from '../../../../../shared/domain/live/carry-date.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { desiring, exported } from '../plan/a-plan.ts';
import { flags, live } from './a-live.ts';

const fixed = (overrides: Record<string, unknown> = {}) => ({
  row: { status: 'fixed', statusChangedAt: '2026-03-02T10:00:00Z', ...overrides },
});

describe('the date of a fix', () => {
  it('may go by a partial reimport where the finding is plain, active and as it was created', () => {
    expect(mayCarryDate(live(), exported('a'), desiring('a', fixed()))).toBe(true);
    const unverified = { policy: { verified: false } };
    expect(
      mayCarryDate(live(unverified), exported('a', unverified), desiring('a', { ...fixed(), ...unverified })),
    ).toBe(true);
    const verified = desiring('a', fixed({ status: 'fix_verified' }));
    expect(mayCarryDate(live(), exported('a'), verified)).toBe(true);
  });

  test.each<[string, Partial<LiveFinding>]>([
    ['it is a duplicate', { duplicate: true }],
    ['it would match by another hash', { hashCode: 'other' }],
    ['it has no hash', { hashCode: null }],
    ['a person marked it', { flags: flags('AVO') }],
    ['a person took its verification away', { flags: flags('A') }],
    ['a person added a tag, which old servers would drop', { tags: ['gecko', 'gecko-type:lfi', 'mine'] }],
    ['a person took a tag away, which old servers would add again', { tags: ['gecko-type:lfi'] }],
    ['a person added a vulnerability id, which most servers would drop', { vulnerabilityIds: ['CVE-2026-1'] }],
  ])('may not where %s', (_, overrides) => {
    expect(mayCarryDate(live({}, overrides), exported('a'), desiring('a', fixed()))).toBe(false);
  });

  it('may where only our own tags are there, however they are spelled', () => {
    const overrides = { tags: ['Gecko', 'gecko-type:LFI', 'asvs:5.0.0-v8'] };
    const known = exported('a', { tagsWhileOpen: ['asvs:5.0.0-v8'] });
    expect(mayCarryDate(live({}, overrides), known, desiring('a', fixed()))).toBe(true);
  });

  it('may where a tag of ours is missing whose writing had no answer', () => {
    const known = exported('a', {}, { inDoubt: { tags: ['gecko'] } });
    const shown = live().tags.filter((tag) => tag !== 'gecko');
    expect(mayCarryDate(live({}, { tags: shown }), known, desiring('a', fixed()))).toBe(true);
  });

  it('may not where the finding would be verified otherwise', () => {
    const desired = desiring('a', { ...fixed(), policy: { verified: false } });
    expect(mayCarryDate(live(), exported('a'), desired)).toBe(false);
  });

  test.each(['VM', 'R', 'AVO'])('may not where it was not plain and active before (%s)', (letters) => {
    const known = exported('a', {}, { flags: letters });
    expect(mayCarryDate(live({}, { flags: flags(letters) }), known, desiring('a', fixed()))).toBe(false);
  });

  test.each([
    ['no date is told', fixed({ statusChangedAt: null })],
    ['it is no fix', fixed({ status: 'false_positive' })],
    ['it is open', fixed({ status: 'open' })],
    ['the server takes no dates', { ...fixed(), policy: { defectDojoVersion: undefined } }],
  ])('may not where %s', (_, given) => {
    const known = exported('a', { policy: { verified: given.row['status'] !== 'false_positive' } });
    const shown = live({ policy: { verified: given.row['status'] !== 'false_positive' } });
    expect(mayCarryDate(shown, known, desiring('a', given))).toBe(false);
  });

  it('may not where the hashed content changed', () => {
    expect(mayCarryDate(live(), exported('a'), desiring('a', fixed({ title: 'Other' })))).toBe(false);
  });

  it('is never that of a false positive', () => {
    const desired = desiring('a', fixed({ status: 'false_positive' }));
    const dated = { ...desired, atCreation: { ...desired.atCreation, mitigated: '2026-03-02T10:00:00Z' } };
    const unverified = { policy: { verified: false } };
    expect(mayCarryDate(live(unverified), exported('a', unverified), dated)).toBe(false);
  });
});
