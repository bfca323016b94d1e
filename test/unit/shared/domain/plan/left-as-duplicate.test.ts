import { describe, expect, it } from 'vitest';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import type { Said } from '../../../../../shared/domain/plan/said.ts';
import { exported, outline, planning, saying } from './a-plan.ts';

const named = { row: { title: 'Renamed' } };
const hashesOf = (said: Said) => {
  if (said.kind !== 'desired') throw new Error(said.kind);
  return said.hashes;
};
const leftFor = (said: Said, part: 'status' | 'content') => ({
  [part]: part === 'status' ? hashesOf(said).status : contentKey(hashesOf(said)),
});
const becomes = (said: Said | undefined, leftAsDuplicate: { status?: string; content?: string }) =>
  outline(planning({ said: said ? [said] : [], known: [exported('a', {}, { leftAsDuplicate })] }))['a'];

describe('what was left because the finding is a duplicate in DefectDojo', () => {
  it('is told and not looked at again while the same is wanted', () => {
    const said = saying('a', named);
    expect(becomes(said, leftFor(said, 'content'))).toBe('duplicate_in_defectdojo');
    const fixed = saying('a', { row: { status: 'fixed' } });
    expect(becomes(fixed, leftFor(fixed, 'status'))).toBe('duplicate_in_defectdojo');
    const both = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    const left = { ...leftFor(both, 'content'), ...leftFor(both, 'status') };
    expect(becomes(both, left)).toBe('duplicate_in_defectdojo');
  });

  it('keeps nothing else from being done', () => {
    const said = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    expect(becomes(said, leftFor(said, 'status'))).toBe('title, not duplicate_in_defectdojo');
    expect(becomes(said, leftFor(said, 'content'))).toBe('open to fixed: triage, not duplicate_in_defectdojo');
    const typed = saying('a', { row: { title: 'Renamed', type: 'RCE' } });
    expect(becomes(typed, leftFor(typed, 'content'))).toBe(
      'tags +gecko-type:rce -gecko-type:lfi, not duplicate_in_defectdojo',
    );
  });

  it('is looked at again once something else is wanted', () => {
    const left = { ...leftFor(saying('a', named), 'content'), status: 'other' };
    expect(becomes(saying('a', { row: { title: 'Again' } }), left)).toBe('title');
    expect(becomes(saying('a', { row: { status: 'fixed' } }), left)).toBe('open to fixed: triage');
  });

  it('is nothing where nothing is to be done', () => {
    expect(becomes(saying('a'), leftFor(saying('a'), 'status'))).toBeUndefined();
    expect(becomes(saying('a'), leftFor(saying('a'), 'content'))).toBeUndefined();
  });

  it('is left too where a scan no longer lists the finding, and counts as no closing', () => {
    const { operations } = planning({ known: [exported('a')] });
    const [closing] = operations;
    const status = closing?.kind === 'update' ? closing.status?.hash : undefined;
    if (status === undefined) throw new Error('nothing is closed');
    expect(becomes(undefined, { status })).toBe('duplicate_in_defectdojo');
    expect(becomes(undefined, { status: 'other' })).toBe('open to fixed: absent');
    const known = ['a', 'b', 'c'].map((id) => exported(id, {}, { leftAsDuplicate: { status } }));
    expect(planning({ known })).toMatchObject({ hold: undefined, operations: [] });
  });

  it('says why its content was refused before', () => {
    const said = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    const refused = { content: contentKey(hashesOf(said)), reason: 'Odd.' };
    const known = exported('a', {}, { refused, leftAsDuplicate: leftFor(said, 'status') });
    const { operations, skips } = planning({ said: [said], known: [known] });
    expect({ operations, codes: skips.map(({ code }) => code) }).toEqual({
      operations: [],
      codes: ['duplicate_in_defectdojo'],
    });
  });
});
