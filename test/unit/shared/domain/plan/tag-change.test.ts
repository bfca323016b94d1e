import { describe, expect, it, test } from 'vitest';
import { tagChange } from '../../../../../shared/domain/plan/tag-change.ts';
import { exported, outline, planning, reported, saying, sinceScan } from './a-plan.ts';

type Given = Parameters<typeof saying>[1];

const [older, newer] = ['asvs:4.0.3-v4', 'asvs:5.0.0-v8'];
const nothingElse = { status: undefined, fields: [] };

/** What becomes of a finding that was exported with the chapter tags given, and is now listed with others. */
const becomes = (before: Given, now: Given, overrides: Parameters<typeof exported>[2] = {}) =>
  outline(planning({ finding: [saying('a', now)], known: [exported('a', before, overrides)] }))['a'];

const row = (status: string, fields: object = {}) => ({ row: { status, ...fields } });
const closed = ['fixed', 'fix_verified', 'false_positive', 'accepted_risk'];

it('tags to add and to remove come sorted, in whatever order they were wanted', () => {
  const known = exported('a', {}, { tags: ['d', 'c'] });
  expect(tagChange(known, ['b', 'a'], nothingElse)).toEqual({ add: ['a', 'b'], remove: ['c', 'd'] });
});

describe("a chapter's tag", () => {
  test.each(closed)('is neither taken away when a finding is closed, nor given when it is opened: %s', (status) => {
    const chapterTags = [newer];
    const open = { ...row('open'), chapterTags };
    const resolved = { ...row(status), chapterTags };
    expect(becomes(open, resolved)).toBe(`open to ${status}: triage`);
    expect(becomes(resolved, open)).toBe(`${status} to open: triage`);
    expect(becomes(resolved, resolved)).toBeUndefined();
  });

  it('follows the version of the ASVS on an open finding, and on one that is open since its risk may not be accepted', () => {
    const change = 'tags +asvs:5.0.0-v8 -asvs:4.0.3-v4';
    expect(becomes({ chapterTags: [older] }, { chapterTags: [newer] })).toBe(change);
    const compromise = { ...row('accepted_risk'), policy: { riskAcceptance: 'forbidden' as const } };
    expect(becomes({ ...compromise, chapterTags: [older] }, { ...compromise, chapterTags: [newer] })).toBe(change);
  });

  test.each(closed)('is no reason to write to a closed finding, be it another one or missing: %s', (status) => {
    const now = { ...row(status), chapterTags: [newer] };
    expect(becomes({ ...row(status), chapterTags: [older] }, now)).toBeUndefined();
    expect(becomes(row(status), now)).toBeUndefined();
    expect(becomes({ ...row(status), chapterTags: [older] }, row(status))).toBeUndefined();
  });

  it('waits as well where the finding is closed with another one, or goes from one closing to another', () => {
    const now = (status: string) => ({ ...row(status), chapterTags: [newer] });
    expect(becomes({ chapterTags: [older] }, now('fixed'))).toBe('open to fixed: triage');
    expect(becomes(row('fixed'), now('false_positive'))).toBe('fixed to false_positive: triage');
  });

  it('is put right once the finding is opened again', () => {
    const now = { ...row('open'), chapterTags: [newer] };
    expect(becomes(row('fixed'), now)).toBe('fixed to open: triage, tags +asvs:5.0.0-v8');
    expect(becomes({ ...row('fixed'), chapterTags: [older] }, now)).toBe(
      'fixed to open: triage, tags +asvs:5.0.0-v8 -asvs:4.0.3-v4',
    );
  });

  it('is put right along with other content of a closed finding', () => {
    const now = { ...row('fixed', { title: 'Other' }), chapterTags: [newer] };
    expect(becomes(row('fixed'), now)).toBe('title, tags +asvs:5.0.0-v8');
  });

  it('is put right along with another tag of a closed finding', () => {
    const now = { ...row('fixed'), chapterTags: [newer] };
    const untyped = { tags: ['gecko', older] };
    expect(becomes(row('fixed'), now, untyped)).toBe('tags +asvs:5.0.0-v8 +gecko-type:lfi -asvs:4.0.3-v4');
    const marked = { tags: ['gecko', 'gecko-accepted-risk', 'gecko-type:lfi'] };
    expect(becomes(row('fixed'), now, marked)).toBe('tags +asvs:5.0.0-v8 -gecko-accepted-risk');
  });

  it('that may be missing is looked for on an open finding, and on a closed one when that is opened', () => {
    const given = (status: string) => ({ ...row(status), chapterTags: [newer] });
    const inDoubt = { inDoubt: { tags: [newer] } };
    expect(becomes(given('open'), given('open'), inDoubt)).toBe('tags +asvs:5.0.0-v8');
    expect(becomes(given('fixed'), given('fixed'), inDoubt)).toBeUndefined();
    expect(becomes(given('fixed'), given('open'), inDoubt)).toBe('fixed to open: triage, tags +asvs:5.0.0-v8');
  });
});

describe('of a finding that Gecko does not list', () => {
  const reports = { a: reported('accepted_risk', { changedAt: sinceScan }) };
  const forbidden = { policy: { riskAcceptance: 'forbidden' as const }, reported: reports };

  it('the tags stay as they are when it is closed, and when it is opened', () => {
    const open = exported('a', { chapterTags: [newer] });
    expect(outline(planning({ known: [open] }))).toEqual({ a: 'open to fixed: absent' });
    const doubtful = { ...open, inDoubt: { tags: [newer] } };
    expect(outline(planning({ known: [doubtful] }))).toEqual({ a: 'open to fixed: absent' });
    const fixed = exported('a', { ...row('fixed'), chapterTags: [newer] });
    const told = { a: reported('open', { changedAt: sinceScan }) };
    expect(outline(planning({ known: [fixed], reported: told }))).toEqual({ a: 'fixed to open: triage' });
  });

  it('those in doubt are looked for with all others, but for the mark of a risk that is no longer accepted', () => {
    const given = { chapterTags: [newer], policy: forbidden.policy };
    const doubted = ['gecko', 'gecko-accepted-risk', 'gecko-type:rce'];
    const known = exported('a', given, { inDoubt: { tags: doubted } });
    expect(outline(planning({ known: [known] }))['a']).toBe(
      'open to fixed: absent, tags +gecko +gecko-type:rce -gecko-accepted-risk',
    );
    expect(outline(planning({ known: [known], ...forbidden }))['a']).toBe(
      'tags +gecko +gecko-accepted-risk +gecko-type:rce',
    );
  });

  it('the mark of an accepted risk is given once, and stays', () => {
    const marked = exported('a', { ...row('accepted_risk'), policy: forbidden.policy });
    expect(outline(planning({ known: [marked], ...forbidden }))).toEqual({});
  });
});
