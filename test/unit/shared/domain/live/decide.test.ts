import { describe, expect, it, test } from 'vitest';
import { fieldHash, fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { decide } from '../../../../../shared/domain/live/decide.ts';
import { isOtherInstance } from '../../../../../shared/domain/live/ownership.ts';
import { desiring, exported } from '../plan/a-plan.ts';
import { deciding, doing, flags, live } from './a-live.ts';

const operation = {
  kind: 'update',
  geckoId: 'a',
  fields: [],
  status: undefined,
  tags: undefined,
  leftOut: undefined,
} as const;
const text = (shortDescription: string) => ({ row: { shortDescription } });
const hashOf = (shortDescription: string) => fieldHashes(desiring('a', text(shortDescription))).description;
const edited = { content: { ...desiring('a').fields, description: 'Somebody wrote this.' } };

describe('a finding that is not ours', () => {
  test.each([
    ['in another test', { testId: 4 }],
    ['with another Gecko id', { uniqueIdFromTool: 'A' }],
    ['with no Gecko id', { uniqueIdFromTool: null }],
  ])('is not written: %s', (_, overrides) => {
    expect(decide(live({}, overrides), exported('a'), { operation }, doing)).toEqual({
      kind: 'mismatch',
      code: 'ownership_mismatch',
    });
  });

  test.each([
    [100, 5, false],
    [100, 6, true],
    [20, 1, false],
    [19, 1, true],
    [0, 0, false],
  ])('of %i read and %i mismatching, speaks of another instance: %s', (read, mismatches, other) => {
    expect(isOtherInstance({ read, mismatches })).toBe(other);
  });
});

describe('a decision', () => {
  it('learns the id, and sends nothing that is not wanted', () => {
    const known = exported('a', {}, { defectDojoId: undefined, writtenAt: '2020-01-01T00:00:00Z' });
    const decided = decide(live({}, { id: 99 }), known, { operation }, doing);
    expect(decided).toEqual({
      kind: 'decided',
      patch: {},
      byReimport: false,
      accept: undefined,
      tags: { add: [], remove: [] },
      notes: [],
      isConfirmed: false,
      leftOut: [],
      mayBeNoted: false,
      meanwhile: undefined,
      known: { ...known, defectDojoId: 99, writtenAt: '2026-03-03T12:00:00.000Z' },
    });
  });

  it('puts content and status into one PATCH and signs its notes with the run', () => {
    const now = { row: { status: 'fixed', statusChangedAt: '2026-03-02T10:00:00Z', shortDescription: 'New.' } };
    const { patch, notes } = deciding({ now });
    expect(patch).toEqual({ ...flags('VM'), description: desiring('a', now).fields.description });
    expect(notes).toEqual(['Fixed in Gecko on 2026-03-02.\n\nGecko export, run run-9']);
  });

  it('passes on why the plan left something out', () => {
    const known = exported('a');
    const wanted = { operation: { ...operation, leftOut: 'refused_by_defectdojo' } } as const;
    expect(decide(live(), known, wanted, doing)).toMatchObject({ leftOut: ['refused_by_defectdojo'] });
  });

  it('forgets a refusal once content is written, and not before', () => {
    const refused = { content: 'x', reason: 'No.' };
    expect(deciding({ now: text('New.'), known: { refused } }).known.refused).toBeUndefined();
    const status = { row: { status: 'false_positive' } };
    expect(deciding({ now: status, known: { refused } }).known.refused).toEqual(refused);
  });
});

describe('a description', () => {
  it('is written over the one that we wrote', () => {
    const { patch, notes, leftOut, known } = deciding({ now: text('New.') });
    expect(patch).toEqual({ description: desiring('a', text('New.')).fields.description });
    expect({ notes, leftOut }).toEqual({ notes: [], leftOut: [] });
    expect(known.hashes.description).toBe(hashOf('New.'));
    expect(known.noteForDescription).toBeUndefined();
  });

  it('that a person edited is kept, and the new text left as a note', () => {
    const { patch, notes, leftOut, known } = deciding({ now: text('New.'), live: edited });
    const description = desiring('a', text('New.')).fields.description;
    expect({ patch, leftOut }).toEqual({ patch: {}, leftOut: ['description_edited'] });
    expect(notes).toEqual([
      `Gecko has a new description. The one above was edited in DefectDojo and stays as it is.\n\n${description}\n\nGecko export, run run-9`,
    ]);
    expect(known.noteForDescription).toBe(hashOf('New.'));
    expect(known.hashes.description).toBe(exported('a').hashes.description);
  });

  it('that a person edited does not keep other fields from being written', () => {
    const now = { row: { shortDescription: 'New.', severity: 9.5 } };
    const { patch, known } = deciding({ now, live: edited });
    expect(Object.keys(patch).sort()).toEqual(['severity', 'severity_justification']);
    expect(known.hashes.severity).toBe(fieldHashes(desiring('a', now)).severity);
  });

  it('needs nothing where a person wrote just that', () => {
    const content = { ...desiring('a').fields, description: desiring('a', text('New.')).fields.description };
    const { patch, notes, known } = deciding({ now: text('New.'), live: { content } });
    expect({ patch, notes }).toEqual({ patch: {}, notes: [] });
    expect(known.hashes.description).toBe(hashOf('New.'));
  });

  it('is in step again once a person took the edit back, also with a text that was left as a note before', () => {
    const noted = deciding({ now: text('New.'), live: edited }).known;
    const rewritten = deciding({ now: text('Newer.'), known: noted });
    expect(rewritten.patch.description).toContain('Newer.');
    const shown = { content: desiring('a', text('Newer.')).fields };
    expect(deciding({ now: text('New.'), known: rewritten.known, live: shown }).patch.description).toContain('New.');
  });

  it('keeps the memory of a note while other things change', () => {
    const noteForDescription = hashOf('New.');
    const now = { row: { shortDescription: 'New.', severity: 9.5 } };
    expect(deciding({ now, live: edited, known: { noteForDescription } }).known.noteForDescription).toBe(
      noteForDescription,
    );
    expect(deciding({ live: edited, known: { noteForDescription } }).known.noteForDescription).toBe(noteForDescription);
  });

  it('of unknown origin is a person’s unless the finding is as it was created', () => {
    const { description: _, ...hashes } = exported('a').hashes;
    const untouched = deciding({ now: text('New.'), known: { hashes } });
    expect(Object.keys(untouched.patch)).toEqual(['description']);
    const unclear = deciding({ now: text('New.'), known: { hashes }, live: edited });
    expect(unclear).toMatchObject({ patch: {}, leftOut: ['description_edited'] });
    const hashless = deciding({ now: text('New.'), known: { hashes }, live: { hashCode: null } });
    expect(hashless).toMatchObject({ patch: {}, leftOut: ['description_edited'] });
  });
});

describe('a description that a person set back', () => {
  it('to what the finding was created with is theirs all the same', () => {
    const hashes = { ...exported('a').hashes, description: hashOf('Second.') };
    const { patch, leftOut } = deciding({ now: text('Third.'), known: { hashes } });
    expect({ patch, leftOut }).toEqual({ patch: {}, leftOut: ['description_edited'] });
  });
});

describe('what DefectDojo failed at before', () => {
  const trouble = { content: 'x', tries: 1, since: '2026-03-01T00:00:00.000Z' };
  const troubles = { content: trouble, tags: trouble, status: trouble, twin: trouble };

  it('is forgotten of the parts that were done, and stays of the others', () => {
    const left = (now: Parameters<typeof deciding>[0]['now'] & object) =>
      Object.keys(deciding({ now, known: { troubles } }).known.troubles ?? {});
    expect(left(text('New.'))).toEqual(['tags', 'status', 'twin']);
    expect(left({ chapterTags: ['asvs:5.0.0-v8'] })).toEqual(['content', 'status', 'twin']);
    expect(left({ row: { status: 'fixed' } })).toEqual(['content', 'tags', 'twin']);
  });

  it('is nothing once all was done', () => {
    const known = { troubles: { content: trouble } };
    expect(deciding({ now: text('New.'), known }).known.troubles).toBeUndefined();
  });

  it('stays of a status that is not told', () => {
    const left = deciding({ now: { row: { status: 'fixed' } }, known: { troubles }, live: { duplicate: true } });
    expect(Object.keys(left.known.troubles ?? {})).toEqual(['content', 'tags', 'status', 'twin']);
  });
});

describe('content of a duplicate that takes no PATCH', () => {
  it('is left out, and said so', () => {
    const refused = { content: 'x', reason: 'No.' };
    const duplicate = { duplicate: true, flags: flags('V') };
    const { patch, leftOut, known } = deciding({ now: text('New.'), known: { refused }, live: duplicate });
    expect({ patch, leftOut }).toEqual({ patch: {}, leftOut: ['duplicate_in_defectdojo'] });
    expect(known.refused).toEqual(refused);
  });
});

describe('other content', () => {
  it('is written over what people did, since Gecko has something new', () => {
    const content = { ...desiring('a').fields, severity: 'Low' } as const;
    const { patch, leftOut } = deciding({ now: { row: { severity: 9.5 } }, live: { content } });
    expect({ patch, leftOut }).toMatchObject({ patch: { severity: 'Critical' }, leftOut: [] });
  });

  it('that is not in the plan is not written', () => {
    const content = { ...desiring('a').fields, severity: 'Low', title: 'Mine' } as const;
    const { patch } = deciding({ now: text('New.'), live: { content } });
    expect(Object.keys(patch)).toEqual(['description']);
  });
});

describe('tags', () => {
  const tagged = (...chapterTags: string[]) => ({ chapterTags });

  it('are added where they are not there, and removed where they are, as DefectDojo spells them', () => {
    const { tags, known } = deciding({
      before: tagged('b', 'c'),
      now: tagged('d', 'e'),
      live: { tags: ['gecko', 'B', 'mine', 'E'] },
    });
    expect(tags).toEqual({ add: ['d'], remove: ['B'] });
    expect(known.tags).toEqual(['d', 'e', 'gecko', 'gecko-type:lfi']);
    expect(known.hashes.tags).toBe(fieldHash(known.tags));
  });

  it('that people removed are not added again while nothing changed', () => {
    const { tags } = deciding({ now: text('New.'), live: { tags: [] } });
    expect(tags).toEqual({ add: [], remove: [] });
  });
});
