import { describe, expect, it } from 'vitest';
import { fieldHash } from '../../../../../shared/domain/desired/field-hashes.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import type { SourceFinding } from '../../../../../shared/domain/plan/source-finding.ts';
import { exported, now, outline, planning, saying } from './a-plan.ts';

const named = { row: { title: 'Renamed' } };
const hashesOf = (finding: SourceFinding) => {
  if (finding.kind !== 'desired') throw new Error(finding.kind);
  return finding.hashes;
};
const leftFor = (finding: SourceFinding, part: 'status' | 'content') => ({
  [part]: part === 'status' ? hashesOf(finding).status : contentKey(hashesOf(finding)),
});
const becomes = (finding: SourceFinding | undefined, leftAsDuplicate: { status?: string; content?: string }) =>
  outline(planning({ finding: finding ? [finding] : [], known: [exported('a', {}, { leftAsDuplicate })] }))['a'];

describe('what was left because the finding is a duplicate in DefectDojo', () => {
  it('is told and not looked at again while the same is wanted', () => {
    const finding = saying('a', named);
    expect(becomes(finding, leftFor(finding, 'content'))).toBe('duplicate_in_defectdojo');
    const fixed = saying('a', { row: { status: 'fixed' } });
    expect(becomes(fixed, leftFor(fixed, 'status'))).toBe('duplicate_in_defectdojo');
    const both = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    const left = { ...leftFor(both, 'content'), ...leftFor(both, 'status') };
    expect(becomes(both, left)).toBe('duplicate_in_defectdojo');
  });

  it('keeps nothing else from being done', () => {
    const finding = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    expect(becomes(finding, leftFor(finding, 'status'))).toBe('title, not duplicate_in_defectdojo');
    const fixed = saying('a', { row: { status: 'fixed' } });
    expect(becomes(fixed, leftFor(fixed, 'content'))).toBe('open to fixed: triage');
    expect(becomes(finding, leftFor(finding, 'content'))).toBe('open to fixed: triage, not duplicate_in_defectdojo');
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
    const finding = saying('a', { row: { title: 'Renamed', status: 'fixed' } });
    const refused = { content: contentKey(hashesOf(finding)), reason: 'Odd.' };
    const known = exported('a', {}, { refused, leftAsDuplicate: leftFor(finding, 'status') });
    const { operations, skips } = planning({ finding: [finding], known: [known] });
    expect({ operations, codes: skips.map(({ code }) => code) }).toEqual({
      operations: [],
      codes: ['duplicate_in_defectdojo'],
    });
  });
});

describe('a finding that DefectDojo fails to show', () => {
  const finding = saying('a', named);
  const read = (until: string) => ({
    read: { content: '', tries: 1, since: '2026-03-01T00:00:00.000Z', judged: { reason: 'Unseen.', until } },
  });
  const later = new Date(now.getTime() + 1).toISOString();

  it('is left as it is with the reason, until its time is over or by a repair', () => {
    const known = exported('a', {}, { troubles: read(later) });
    expect(planning({ finding: [finding], known: [known] })).toMatchObject({
      operations: [],
      skips: [{ geckoId: 'a', code: 'unreadable_in_defectdojo', reason: 'Unseen.' }],
    });
    expect(outline(planning({ finding: [finding], known: [known], context: { repair: true } }))['a']).toBe('title');
    const over = exported('a', {}, { troubles: read(now.toISOString()) });
    expect(outline(planning({ finding: [finding], known: [over] }))['a']).toBe('title');
  });

  it('is not created where nothing else is known of it, since it is there', () => {
    const never = exported('a', {}, { presence: 'never_created', troubles: read(later) });
    expect(planning({ finding: [finding], known: [never] })).toMatchObject({
      operations: [],
      skips: [{ geckoId: 'a', code: 'unreadable_in_defectdojo', reason: 'Unseen.' }],
    });
    const { judged: _, ...suspected } = read(later).read;
    const unjudged = exported('a', {}, { presence: 'never_created', troubles: { read: suspected } });
    expect(outline(planning({ finding: [finding], known: [unjudged] }))['a']).toBe('unreadable_in_defectdojo');
  });
});

describe('what DefectDojo fails at each time', () => {
  const later = new Date(now.getTime() + 1).toISOString();
  const judged = { reason: 'It fails.', until: later };
  const since = '2026-03-01T00:00:00.000Z';
  const trouble = (content: string, until: string = later) => ({
    ...{ content, tries: 6, since },
    judged: { ...judged, until },
  });
  const tags = ['gecko', 'gecko-type:rce'];
  const wanted = saying('a', { row: { title: 'Renamed', status: 'fixed', type: 'RCE' } });
  const all = (until?: string): NonNullable<KnownFinding['troubles']> => ({
    content: trouble(contentKey(hashesOf(wanted)), until),
    tags: trouble(fieldHash(tags), until),
    status: trouble(hashesOf(wanted).status, until),
  });
  const planned = (troubles: KnownFinding['troubles'], context = {}) =>
    planning({ finding: [wanted], known: [exported('a', {}, { troubles })], context });

  it('is told with its reason and not tried, until its time is over', () => {
    expect(planned(all())).toMatchObject({
      operations: [],
      skips: [{ geckoId: 'a', code: 'refused_by_defectdojo', reason: 'It fails.' }],
    });
    expect(outline(planned(all(now.toISOString())))['a']).toBe(
      'title, vuln_id_from_tool, open to fixed: triage, tags +gecko-type:rce -gecko-type:lfi',
    );
  });

  it.each([
    ['content', 'open to fixed: triage, tags +gecko-type:rce -gecko-type:lfi, not refused_by_defectdojo'],
    ['tags', 'title, vuln_id_from_tool, open to fixed: triage, not refused_by_defectdojo'],
    ['status', 'title, vuln_id_from_tool, tags +gecko-type:rce -gecko-type:lfi, not refused_by_defectdojo'],
  ] as const)('keeps nothing else from being done: %s', (part, rest) => {
    expect(outline(planned({ [part]: all()[part] }))['a']).toBe(rest);
  });

  it('is tried as long as it is only suspected, and where something else is wanted', () => {
    const { judged: _, ...suspected } = trouble(hashesOf(wanted).status);
    const whole = 'title, vuln_id_from_tool, open to fixed: triage, tags +gecko-type:rce -gecko-type:lfi';
    expect(outline(planned({ status: suspected }))['a']).toBe(whole);
    const other = trouble('other');
    expect(outline(planned({ content: other, tags: other, status: other }))['a']).toBe(whole);
  });

  it('is tried by a repair', () => {
    expect(planned(all(), { repair: true }).operations).toHaveLength(1);
  });

  it('keeps a finding open that a scan no longer lists', () => {
    const [closing] = planning({ known: [exported('a')] }).operations;
    const hash = closing?.kind === 'update' ? closing.status?.hash : undefined;
    const known = exported('a', {}, { troubles: { status: trouble(hash ?? '') } });
    expect(outline(planning({ known: [known] }))['a']).toBe('refused_by_defectdojo');
    expect(outline(planning({ known: [known], context: { repair: true } }))['a']).toBe('open to fixed: absent');
  });
});
