import { describe, expect, it, test } from 'vitest';
import { fieldHash } from '../../../../../shared/domain/desired/field-hashes.ts';
import type { KnownFinding } from '../../../../../shared/domain/known-finding.ts';
import { exported } from '../plan/a-plan.ts';
import { type Decided, deciding, flags, live } from './a-live.ts';

const text = (shortDescription: string, fields: object = {}) => ({ row: { shortDescription, ...fields } });
const row = (status: string, fields: object = {}) => ({
  row: { status, statusChangedAt: '2026-03-02T10:00:00Z', ...fields },
});

/** What is known while the writes of a decision are under way. */
function meanwhile(decided: Decided): KnownFinding {
  if (decided.meanwhile === undefined) throw new Error('nothing is to be sent');
  return decided.meanwhile;
}

const known = exported('a');

describe('while a write is under way', () => {
  it('what is known of the written fields is in doubt, and of no others', () => {
    const { hashes, inDoubt } = meanwhile(deciding({ now: { row: { severity: 9.5 } } }));
    const { severity: _, severity_justification: __, ...others } = known.hashes;
    expect(hashes).toEqual(others);
    expect(inDoubt).toEqual({});
  });

  it('both descriptions may be there, and both are ours', () => {
    const before = deciding({ now: text('New.') });
    const { hashes, inDoubt } = meanwhile(before);
    expect(hashes).not.toHaveProperty('description');
    const written = String(before.patch.description);
    expect(inDoubt).toEqual({ descriptions: [known.hashes.description, fieldHash(written)] });
  });

  it('only the new description is ours where it isn’t known which one is there', () => {
    const { description: _, ...hashes } = known.hashes;
    const decided = deciding({ now: text('New.'), known: { hashes } });
    expect(meanwhile(decided).inDoubt).toEqual({ descriptions: [fieldHash(String(decided.patch.description))] });
  });

  it('the flags may be as they are shown, or as they are written', () => {
    const { hashes, inDoubt } = meanwhile(deciding({ now: row('false_positive') }));
    expect(hashes).not.toHaveProperty('status');
    expect(inDoubt).toEqual({ flags: ['AV', 'MF'] });
  });

  it('flags of a person are not taken for ours', () => {
    const { inDoubt } = meanwhile(deciding({ now: row('false_positive'), live: { flags: flags('O') } }));
    expect(inDoubt).toEqual({ flags: ['MF'], notes: true });
  });

  it('a person’s marks that stay are not taken for ours', () => {
    const { inDoubt } = meanwhile(deciding({ now: row('fixed'), live: { flags: flags('O') } }));
    expect(inDoubt?.flags).toBeUndefined();
  });

  it('a fix that goes by a reimport may be there or not', () => {
    const decided = deciding({ now: row('fixed') });
    expect(decided.byReimport).toBe(true);
    expect(meanwhile(decided).inDoubt).toEqual({ flags: ['AV', 'VM'] });
  });

  it('tags that are added or removed may be there or not', () => {
    const { inDoubt } = meanwhile(deciding({ now: { row: { type: 'RCE' } } }));
    expect(inDoubt?.tags).toEqual(['gecko-type:lfi', 'gecko-type:rce']);
  });

  it('nothing is in doubt where nothing is sent', () => {
    expect(deciding({ now: row('fixed'), live: { duplicate: true, flags: flags('') } }).meanwhile).toBeUndefined();
  });
});

describe('after a write without an answer', () => {
  const doubtful = (now: Parameters<typeof deciding>[0]['now'] & object) => meanwhile(deciding({ now }));

  it('a description of ours is replaced, whichever is there', () => {
    const doubt = doubtful(text('New.'));
    const there = deciding({ now: text('New.') }).patch.description ?? '';
    for (const description of [live().content.description, there]) {
      const content = { ...live().content, description };
      const { patch, notes, known: after } = deciding({ now: text('Third.'), known: doubt, live: { content } });
      expect(patch.description).toContain('Third.');
      expect({ notes, inDoubt: after.inDoubt }).toEqual({ notes: [], inDoubt: undefined });
    }
  });

  it('a description of a person stays, with the new one in a note', () => {
    const content = { ...live().content, description: 'Somebody wrote this.' };
    const { patch, notes } = deciding({ now: text('Third.'), known: doubtful(text('New.')), live: { content } });
    expect(patch).not.toHaveProperty('description');
    expect(notes).toHaveLength(1);
  });

  test.each(['AV', 'MF'])('flags of ours (%s) are written over', (shown) => {
    const now = row('fixed', { statusChangedAt: null });
    const decided = deciding({ now, known: doubtful(row('false_positive')), live: { flags: flags(shown) } });
    expect(decided.patch).toMatchObject({ is_mitigated: true, false_p: false });
    expect(decided.known.inDoubt).toBeUndefined();
  });

  it('flags of a person stay as they are for a status that Gecko took back', () => {
    const decided = deciding({ now: {}, known: doubtful(row('false_positive')), live: { flags: flags('O') } });
    expect(decided).toMatchObject({ patch: {}, leftOut: ['triaged_in_defectdojo'] });
  });

  it('flags are a person’s where only notes are in doubt', () => {
    const decided = deciding({
      now: {},
      known: { inDoubt: { notes: true } },
      live: { flags: flags('O') },
      before: row('fixed'),
    });
    expect(decided.leftOut).toEqual(['triaged_in_defectdojo']);
  });

  it('flags that arrived are not sent again, and count as this run’s', () => {
    const inDoubt = { flags: ['AV', 'VM'] };
    const decided = deciding({ known: { inDoubt }, live: { flags: flags('VM') } });
    expect(decided).toMatchObject({ patch: {}, byReimport: false, known: { flags: 'VM', inDoubt: undefined } });
    expect(decided.known.closedByAbsenceInRun).toBe('run-9');
  });

  it('tags are looked at again until they are as wanted', () => {
    const doubt = doubtful({ row: { type: 'RCE' } });
    const decided = deciding({ now: {}, known: doubt, live: { tags: ['gecko', 'gecko-type:rce'] } });
    expect(decided.tags).toEqual({ add: ['gecko-type:lfi'], remove: ['gecko-type:rce'] });
    expect(decided.known).toMatchObject({ tags: ['gecko', 'gecko-type:lfi'], inDoubt: undefined });
  });

  it('notes may be left already', () => {
    const doubt = doubtful(row('fix_verified'));
    expect(doubt.inDoubt?.notes).toBe(true);
    const decided = deciding({ now: row('fix_verified'), known: doubt, live: { flags: flags('M') } });
    expect(decided).toMatchObject({
      patch: {},
      mayBeNoted: true,
      notes: [expect.stringContaining('verified the fix')],
    });
  });

  it('what stays undecided stays in doubt', () => {
    const doubt = doubtful({
      ...row('false_positive'),
      row: { ...row('false_positive').row, shortDescription: 'New.' },
    });
    const { inDoubt } = deciding({ now: {}, known: doubt, live: { duplicate: true, flags: flags('V') } }).known;
    expect(inDoubt).toEqual({ flags: doubt.inDoubt?.flags, descriptions: doubt.inDoubt?.descriptions });
  });

  it('what nothing was decided about stays in doubt, and nothing else is put in', () => {
    const touched = { now: { row: { severity: 9.5 } } };
    for (const inDoubt of [{ flags: ['AV', 'MF'] }, { descriptions: ['a', 'b'] }]) {
      expect(deciding({ ...touched, known: { inDoubt } }).known.inDoubt).toStrictEqual(inDoubt);
    }
  });
});
