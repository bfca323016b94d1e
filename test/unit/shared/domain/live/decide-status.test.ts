import { describe, expect, it, test } from 'vitest';
import { statusLetters } from '../../../../../shared/domain/desired/status/status-letters.ts';
import { exported } from '../plan/a-plan.ts';
import { deciding, flags, row, sent } from './a-live.ts';

const closedForAbsence = { before: row('fixed'), known: { closedByAbsenceInRun: 'run-1' } };

describe('a status where nobody touched the finding', () => {
  test.each([
    ['open', 'false_positive', 'MF'],
    ['open', 'accepted_risk', 'R'],
    ['fixed', 'open', 'AV'],
    ['fixed', 'accepted_risk', 'R'],
    ['false_positive', 'open', 'AV'],
    ['false_positive', 'fixed', 'VM'],
    ['accepted_risk', 'in_progress', 'AV'],
    ['accepted_risk', 'false_positive', 'MF'],
  ])('goes with all six flags, from %s to %s', (from, to, letters) => {
    const { patch, known, accept } = deciding({ before: row(from), now: row(to, { statusChangedAt: null }) });
    expect(patch).toEqual(flags(letters));
    expect(accept).toBeUndefined();
    expect(known).toMatchObject({ flags: letters, status: to, defectDojoId: 7 });
  });

  it('needs nothing where DefectDojo shows it already', () => {
    const decided = deciding({ now: row('false_positive'), live: { flags: flags('MF') } });
    expect(sent(decided)).toEqual({ patch: {}, byReimport: false, notes: [], leftOut: [], flags: 'MF' });
    expect(decided.known.status).toBe('false_positive');
  });

  it('is remembered, so that the next plan has nothing to do', () => {
    const { known } = deciding({ now: row('false_positive') });
    expect(known).toMatchObject({ status: 'false_positive', writtenAt: '2026-03-03T12:00:00.000Z' });
    expect(known.hashes.status).toBe(exported('a', row('false_positive')).hashes.status);
  });
});

describe('the day of a fix', () => {
  it('goes with a partial reimport of a plain active finding with its old content', () => {
    expect(sent(deciding({ now: row('fixed') }))).toEqual({
      patch: {},
      byReimport: true,
      notes: [],
      leftOut: [],
      flags: 'VM',
    });
  });

  it('goes as a note where the finding is no longer as it was created', () => {
    expect(sent(deciding({ now: row('fixed'), live: { hashCode: 'other' } }))).toEqual({
      patch: flags('VM'),
      byReimport: false,
      notes: ['Fixed in Gecko on 2026-03-02.'],
      leftOut: ['date_not_carried'],
      flags: 'VM',
    });
  });

  it('is nothing to speak of where Gecko tells none, or the scan simply lists it no more', () => {
    const untold = deciding({ now: row('fixed', { statusChangedAt: null }) });
    expect(sent(untold)).toMatchObject({ patch: flags('VM'), byReimport: false, notes: [], leftOut: [] });
    expect(sent(deciding({}))).toMatchObject({ patch: flags('VM'), notes: [], leftOut: [] });
  });

  it('is not told again when only a setting changes', () => {
    const decided = deciding({ before: row('fixed'), now: { ...row('fixed'), policy: { verified: false } } });
    expect(sent(decided)).toMatchObject({ patch: flags('M'), notes: [], leftOut: [] });
  });

  it('goes together with content that changed', () => {
    const decided = deciding({ now: row('fixed', { severity: 9.5 }) });
    expect(decided.byReimport).toBe(true);
    expect(Object.keys(decided.patch).sort()).toEqual(['severity', 'severity_justification']);
  });
});

describe('a verified fix', () => {
  it('leaves a note, and no more where the finding is fixed already', () => {
    expect(sent(deciding({ before: row('fixed'), now: row('fix_verified') }))).toEqual({
      patch: {},
      byReimport: false,
      notes: ['Gecko verified the fix on 2026-03-02.'],
      leftOut: [],
      flags: 'VM',
    });
  });

  it('leaves the same note whichever way it closes the finding', () => {
    const notes = ['Gecko verified the fix on 2026-03-02.'];
    expect(sent(deciding({ now: row('fix_verified') }))).toMatchObject({ byReimport: true, notes, leftOut: [] });
    expect(sent(deciding({ now: row('fix_verified'), live: { hashCode: null } }))).toMatchObject({
      patch: flags('VM'),
      notes,
      leftOut: ['date_not_carried'],
    });
    expect(sent(deciding({ now: row('fix_verified'), live: { flags: flags('AVO') } }))).toMatchObject({
      patch: { active: false, is_mitigated: true },
      notes,
    });
    expect(sent(deciding({ now: row('fix_verified'), live: { flags: flags('MO') } }))).toMatchObject({
      patch: {},
      notes,
    });
  });

  it.each(['AV', 'A', 'AVF'])('closes nothing that a person reopened since the fix (%s)', (letters) => {
    const decided = deciding({ before: row('fixed'), now: row('fix_verified'), live: { flags: flags(letters) } });
    expect(sent(decided)).toEqual({
      patch: {},
      byReimport: false,
      notes: ['Gecko verified the fix on 2026-03-02.'],
      leftOut: ['triaged_in_defectdojo'],
      flags: 'VM',
    });
  });

  it('has no date in its note where Gecko tells none', () => {
    const decided = deciding({ before: row('fixed'), now: row('fix_verified', { statusChangedAt: null }) });
    expect(sent(decided).notes).toEqual(['Gecko verified the fix.']);
  });

  it('is not noted twice', () => {
    const verified = { ...row('fix_verified'), policy: { verified: false } };
    expect(sent(deciding({ before: row('fix_verified'), now: verified })).notes).toEqual([]);
  });
});

describe("a person's triage", () => {
  test.each(['AVF', 'AR', 'AO', 'AVFRO'])('keeps its marks when Gecko calls the finding fixed (%s)', (letters) => {
    const decided = deciding({ now: row('fixed'), live: { flags: flags(letters) } });
    expect(sent(decided)).toEqual({
      patch: { active: false, is_mitigated: true },
      byReimport: false,
      notes: ['Fixed in Gecko on 2026-03-02.'],
      leftOut: ['mark_kept_in_defectdojo'],
      flags: 'VM',
    });
  });

  test.each(['MF', 'MO', 'M', 'MR'])(
    'needs nothing where it closed the finding that Gecko calls fixed (%s)',
    (letters) => {
      const decided = deciding({ now: row('fixed'), live: { flags: flags(letters) } });
      expect(sent(decided)).toMatchObject({ patch: {}, notes: [], leftOut: ['triaged_in_defectdojo'] });
    },
  );

  test.each(['R', 'AM'])('is closed as far as it is not (%s)', (letters) => {
    const decided = deciding({ now: row('fixed'), live: { flags: flags(letters) } });
    expect(decided.patch).toEqual({ active: false, is_mitigated: true });
  });

  it('keeps its marks when the scan no longer lists the finding', () => {
    const decided = deciding({ live: { flags: flags('R') } });
    expect(sent(decided)).toMatchObject({
      patch: { active: false, is_mitigated: true },
      notes: [],
      leftOut: ['mark_kept_in_defectdojo'],
    });
  });

  test.each([
    ['AV', 'false_positive', 'MF', 'AO', 'false positive', 'active, not verified, out of scope'],
    ['AV', 'accepted_risk', 'R', 'MF', 'accepted risk', 'inactive, not verified, mitigated, false positive'],
    ['R', 'open', 'AV', 'VMR', 'open', 'inactive, verified, mitigated, risk accepted'],
  ])(
    'gives way to another triage of Gecko, which says what it replaced (%s, %s)',
    (was, to, letters, shown, words, replaced) => {
      const before = row(was === 'R' ? 'accepted_risk' : 'open');
      const decided = deciding({ before, now: row(to), live: { flags: flags(shown) } });
      expect(sent(decided)).toEqual({
        patch: flags(letters),
        byReimport: false,
        notes: [`Gecko's triage says: ${words}. It replaced the status set in DefectDojo: ${replaced}.`],
        leftOut: [],
        flags: letters,
      });
    },
  );

  test.each(['MF', 'R', 'VMO', ''])('is not undone by a scan that lists the finding again (%s)', (letters) => {
    const decided = deciding({ ...closedForAbsence, now: {}, live: { flags: flags(letters) } });
    expect(sent(decided)).toEqual({
      patch: {},
      byReimport: false,
      notes: [],
      leftOut: ['triaged_in_defectdojo'],
      flags: 'AV',
    });
  });

  it('is not undone by a second re-detection either', () => {
    const { known } = deciding({ ...closedForAbsence, now: {}, live: { flags: flags('MF') } });
    expect(statusLetters(flags('MF'))).not.toBe(known.flags);
    expect(known.closedByAbsenceInRun).toBeUndefined();
  });

  it('of the word "verified" alone keeps no closed finding closed', () => {
    const decided = deciding({ ...closedForAbsence, now: {}, live: { flags: flags('M') } });
    expect(sent(decided)).toMatchObject({
      patch: { active: true, is_mitigated: false },
      leftOut: ['mark_kept_in_defectdojo'],
    });
  });

  it('that closed the finding before us took no word "verified" away that a setting gives since', () => {
    const unverified = { policy: { verified: false } };
    const closed = deciding({ before: unverified, now: row('fixed'), live: { flags: flags('M') } });
    expect(sent(closed)).toMatchObject({ patch: {}, flags: 'M' });
    const again = deciding({ known: closed.known, now: row('open'), live: { flags: flags('M') } });
    expect(again.patch).toEqual(flags('AV'));
  });

  it('of the word "verified" stays where the rest was written beside it', () => {
    const closed = deciding({ now: row('fixed'), live: { flags: flags('A') } });
    expect(sent(closed)).toMatchObject({ patch: { active: false, is_mitigated: true }, flags: 'VM' });
    const unverified = { ...row('fixed'), policy: { verified: false } };
    expect(sent(deciding({ now: unverified, live: { flags: flags('A') } })).flags).toBe('VM');
    expect(sent(deciding({ now: unverified, live: { flags: flags('M') } })).flags).toBe('M');
  });

  it('is not undone by a setting', () => {
    const now = { policy: { verified: false } };
    const decided = deciding({ now, live: { flags: flags('VMF') } });
    expect(sent(decided)).toMatchObject({ patch: {}, notes: [], leftOut: ['triaged_in_defectdojo'] });
  });

  it('is nothing to a change of wording', () => {
    const decided = deciding({ now: { row: { severity: 9.5 } }, live: { flags: flags('VMF') } });
    expect(Object.keys(decided.patch).sort()).toEqual(['severity', 'severity_justification']);
    expect(decided).toMatchObject({ leftOut: [], known: { flags: 'AV' } });
  });
});
