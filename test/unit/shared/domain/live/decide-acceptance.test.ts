import { describe, expect, it } from 'vitest';
import { exported } from '../plan/a-plan.ts';
import { deciding, flags, row, sent } from './a-live.ts';

describe('a Risk_Acceptance', () => {
  const accepted = { ...row('accepted_risk', { statusChangedAt: null }), policy: { riskAcceptance: 'full' as const } };
  const shown = { flags: flags('VR') };

  it('is joined again where an answer got lost on the way to it', () => {
    const decided = deciding({ now: accepted, known: { inDoubt: { flags: ['AV', 'VR'] } }, live: shown });
    expect(decided).toMatchObject({ accept: { until: null } });
  });

  describe('until a day', () => {
    const until = {
      ...accepted,
      row: { status: 'accepted_risk', statusChangedAt: null, acceptedUntil: '2026-12-01' },
    };
    const name = 'Gecko acme/shop [team-a] in test 3 until 2026-12-01';
    const acceptance = { name, expiresAt: '2026-12-01T23:59:59Z', endedAt: null };

    it('gets another end without the finding being touched', () => {
      const decided = deciding({ now: until, known: { flags: 'VR' }, live: { ...shown, acceptances: [acceptance] } });
      expect(sent(decided)).toMatchObject({ patch: {}, notes: [], leftOut: [] });
      expect(decided).toMatchObject({ accept: { until: '2026-12-01' }, known: { acceptance: '2026-12-01' } });
    });

    it('needs nothing where it is right, whatever nobody knew of it', () => {
      const right = { ...acceptance, expiresAt: '2026-12-02T12:00:00Z' };
      const known = { flags: 'AV', inDoubt: { flags: ['AV', 'VR'] } };
      const decided = deciding({ now: until, known, live: { ...shown, acceptances: [right] } });
      expect([sent(decided).patch, decided.accept]).toEqual([{}, undefined]);
    });

    it('lets a finding go that a person closed or marked in it, once it is fixed', () => {
      const inOurs = { acceptances: [acceptance] };
      const known = { flags: 'VR', status: 'accepted_risk' as const, acceptance: '2026-12-01' };
      const fixed = { before: until, now: row('fixed'), known };
      const released = { active: false, is_mitigated: true, risk_accepted: false };
      const closed = deciding({ ...fixed, live: { ...inOurs, flags: flags('MR') } });
      expect(sent(closed)).toMatchObject({ patch: released, notes: [], leftOut: ['triaged_in_defectdojo'] });
      const marked = deciding({ ...fixed, live: { ...inOurs, flags: flags('RO') } });
      expect(sent(marked)).toMatchObject({ patch: released, leftOut: ['mark_kept_in_defectdojo'] });
      const theirs = [{ ...acceptance, name: 'By Ada' }];
      expect(deciding({ ...fixed, live: { acceptances: theirs, flags: flags('MR') } }).patch).toEqual({});
      const elsewhere = deciding({ ...fixed, live: { ...inOurs, flags: flags('MO') } });
      expect(elsewhere.patch).toEqual({});
    });

    it('is joined again where DefectDojo ended it, and that is no triage', () => {
      const ended = [{ ...acceptance, endedAt: '2026-12-01T00:00:01Z' }];
      const opened = { flags: flags('AV'), acceptances: ended, statusChangedAt: '2026-12-01T00:00:00Z' };
      const known = { flags: 'VR', status: 'accepted_risk' as const, acceptance: '2026-12-01' };
      const again = deciding({ now: until, known, live: opened });
      expect(sent(again)).toMatchObject({ patch: flags('AV'), notes: [], leftOut: [], flags: 'VR' });
      expect(again.accept).toEqual({ until: '2026-12-01' });
      const touched = deciding({ now: until, known, live: { ...opened, statusChangedAt: '2026-12-01T09:00:00Z' } });
      expect(sent(touched)).toMatchObject({ patch: {}, leftOut: ['triaged_in_defectdojo'] });
      expect(touched.accept).toBeUndefined();
    });
  });

  it('is none of a status that goes by flags, which is done once they are there', () => {
    const open = { before: accepted, now: row('open'), live: { flags: flags('AV') } };
    const known = { acceptance: 'endless', inDoubt: { flags: ['AV', 'R'] } };
    const decided = deciding({ ...open, known });
    expect(decided).toMatchObject({ accept: undefined, known: { acceptance: undefined } });
    expect(decided.patch).toEqual({});
  });
});

describe('a duplicate in DefectDojo', () => {
  it('gets no status, and is tried again, while its content is written', () => {
    const decided = deciding({ now: row('fixed', { severity: 9.5 }), live: { duplicate: true, flags: flags('') } });
    expect(sent(decided)).toMatchObject({ byReimport: false, notes: [], leftOut: ['duplicate_in_defectdojo'] });
    expect(Object.keys(decided.patch).sort()).toEqual(['severity', 'severity_justification']);
    expect(decided.known).toMatchObject({ status: 'open', flags: 'AV' });
    expect(decided.known.hashes.status).toBe(exported('a').hashes.status);
  });

  it('gets no content either while it is verified, which DefectDojo refuses, and is tried again', () => {
    const decided = deciding({ now: row('fixed', { severity: 9.5 }), live: { duplicate: true, flags: flags('V') } });
    expect(sent(decided)).toMatchObject({ patch: {}, notes: [], leftOut: ['duplicate_in_defectdojo'] });
    expect(decided.known.hashes).toEqual(exported('a').hashes);
  });
});
