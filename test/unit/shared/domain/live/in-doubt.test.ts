import { describe, expect, it, test } from 'vitest';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { withTagsInDoubt } from '../../../../../shared/domain/live/in-doubt.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { shownHash } from '../../../../../shared/domain/live/shown-hash.ts';
import { desiring, exported } from '../plan/a-plan.ts';
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
  it('the written fields are in doubt and no others, and what was known of them stays known', () => {
    const decided = deciding({ now: { row: { severity: 9.5 } } });
    const { hashes, inDoubt } = meanwhile(decided);
    expect(Object.keys(decided.patch)).toEqual(['severity', 'severity_justification']);
    expect(hashes).toEqual(known.hashes);
    expect(inDoubt).toEqual({
      written: {
        severity: [shownHash('severity', 'Critical')],
        severity_justification: [shownHash('severity_justification', decided.patch.severity_justification ?? '')],
      },
    });
  });

  it('whatever several writes may have left is in doubt, each value once', () => {
    const first = deciding({ now: text('New.') });
    const second = deciding({ now: text('Newer.'), known: meanwhile(first) });
    const third = deciding({ now: text('New.'), known: meanwhile(second) });
    const hashes = [first, second].map(({ patch }) => shownHash('description', patch.description ?? ''));
    expect(meanwhile(third).inDoubt?.written?.description).toEqual(hashes);
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

  it('what Gecko took back is written over what the write left, and over nothing else', () => {
    const named = { title: 'Traversal in an upload' };
    const doubt = doubtful({ row: { ...named, severity: 9.5 } });
    const before = live().content;
    const shown = (change: Partial<LiveFinding['content']>) =>
      deciding({ now: {}, known: doubt, live: { content: { ...before, ...change } } });
    const { title, severity } = desiring('a', { row: { ...named, severity: 9.5 } }).fields;
    expect(shown({}).patch).toEqual({});
    expect(shown({ title: title.toUpperCase() }).patch).toEqual({ title: before.title });
    expect(shown({ severity }).patch).toEqual({ severity: before.severity });
    const edited = shown({ title: 'Somebody wrote this', severity: 'Low' });
    expect(edited).toMatchObject({ patch: {}, notes: [], known: { inDoubt: undefined } });
    expect(edited.known.hashes).toEqual(known.hashes);
  });

  it('a description of a person stays without a note for a text that Gecko took back', () => {
    const content = { ...live().content, description: 'Somebody wrote this.' };
    const { patch, notes, known: after } = deciding({ now: {}, known: doubtful(text('New.')), live: { content } });
    expect({ patch, notes, inDoubt: after.inDoubt }).toEqual({ patch: {}, notes: [], inDoubt: undefined });
  });

  it('what changed again is written over whatever is there, but for a description', () => {
    const content = { ...live().content, severity: 'Low' } as const;
    const { patch } = deciding({
      now: { row: { severity: 5 } },
      known: doubtful({ row: { severity: 9.5 } }),
      live: { content },
    });
    expect(patch.severity).toBe('Medium');
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
    expect(inDoubt).toEqual({ flags: doubt.inDoubt?.flags, written: doubt.inDoubt?.written });
  });

  it('what nothing was decided about stays in doubt, and nothing else is put in', () => {
    const flagsInDoubt = { flags: ['AV', 'MF'] };
    const ofContent = deciding({ now: { row: { severity: 9.5 } }, known: { inDoubt: flagsInDoubt } });
    expect(ofContent.known.inDoubt).toStrictEqual(flagsInDoubt);
    const ofStatus = deciding({ now: row('fixed'), known: { inDoubt: { tags: ['asvs:5.0.0-v8'] } } });
    expect(ofStatus.known.inDoubt).toStrictEqual({ tags: ['asvs:5.0.0-v8'] });
    const contentInDoubt = { written: { description: ['a', 'b'] } };
    expect(deciding({ known: { inDoubt: contentInDoubt } }).known.inDoubt).toStrictEqual(contentInDoubt);
  });
});

describe('tags of a finding that an upload stored', () => {
  it('are in doubt where nobody looked whether they are there', () => {
    expect(withTagsInDoubt(known, [])).toEqual({ ...known, inDoubt: { tags: ['gecko', 'gecko-type:lfi'] } });
  });

  it('are in doubt as far as they are not shown, however DefectDojo spells them', () => {
    const { inDoubt } = withTagsInDoubt(known, ['GECKO', 'by-ada']);
    expect(inDoubt).toEqual({ tags: ['gecko-type:lfi'] });
  });

  it('are in no doubt where all are shown, and where there are none', () => {
    expect(withTagsInDoubt(known, ['gecko-type:lfi', 'gecko'])).toBe(known);
    const bare = { ...known, tags: [] };
    expect(withTagsInDoubt(bare, [])).toBe(bare);
  });

  it('are in doubt beside what was before, each once', () => {
    const before = { ...known, inDoubt: { notes: true, tags: ['gecko', 'z'] } };
    expect(withTagsInDoubt(before, []).inDoubt).toEqual({ notes: true, tags: ['gecko', 'gecko-type:lfi', 'z'] });
  });

  it.each([
    ['are added where they are missing, which is told', ['gecko-type:lfi'], { add: ['gecko'], remove: [] }, false],
    [
      'are confirmed where they are there, which nobody has to be told',
      ['gecko', 'gecko-type:lfi'],
      { add: [], remove: [] },
      true,
    ],
  ])('%s', (_, tags, change, isConfirmed) => {
    const decided = deciding({ now: {}, known: withTagsInDoubt(known, []), live: { tags } });
    expect(decided).toMatchObject({ patch: {}, tags: change, isConfirmed });
    expect(decided.known).toMatchObject({ tags: known.tags, hashes: known.hashes, inDoubt: undefined });
  });

  it('are not confirmed where one is missing and another one is to go', () => {
    const before = { ...known, inDoubt: { tags: ['b', 'gecko'] } };
    const { tags, isConfirmed } = deciding({ now: {}, known: before, live: { tags: ['b', 'gecko-type:lfi'] } });
    expect({ tags, isConfirmed }).toEqual({ tags: { add: ['gecko'], remove: ['b'] }, isConfirmed: false });
  });

  it.each([
    ['a status', row('fixed')],
    ['content', text('New.')],
    ['other tags', { chapterTags: ['d'] }],
  ])('are not all that is confirmed together with %s', (_, now) => {
    const tags = [...known.tags, 'd'];
    expect(deciding({ now, known: withTagsInDoubt(known, []), live: { tags } }).isConfirmed).toBe(false);
  });
});
