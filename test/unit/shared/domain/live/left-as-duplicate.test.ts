import { describe, expect, it } from 'vitest';
import { withoutFreed } from '../../../../../shared/domain/live/left-as-duplicate.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import { exported, saying } from '../plan/a-plan.ts';
import { deciding, flags } from './a-live.ts';

const now = { row: { status: 'fixed', title: 'Renamed' } };
const finding = saying('a', now);
const hashes = finding.kind === 'desired' ? finding.hashes : undefined;
if (hashes === undefined) throw new Error(finding.kind);
const whole = { status: hashes.status, content: contentKey(hashes) };
const left = (turn: Parameters<typeof deciding>[0]) => deciding(turn).known.leftAsDuplicate;

describe('what is left because the finding is a duplicate in DefectDojo', () => {
  it('is remembered: a status always, content where DefectDojo takes no change of it', () => {
    expect(left({ now, live: { duplicate: true, flags: flags('V') } })).toEqual(whole);
    expect(left({ now, live: { duplicate: true, flags: flags('') } })).toEqual({ status: whole.status });
  });

  it('is forgotten once it was written', () => {
    const before = { leftAsDuplicate: { status: 'other', content: 'other' } };
    expect(left({ now, known: before })).toBeUndefined();
    expect(left({ now, known: before, live: { flags: flags('O') } })).toBeUndefined();
  });

  it('stays remembered while something else is done', () => {
    const renamed = { row: { title: 'Renamed' } };
    const known = { leftAsDuplicate: { status: 'other' } };
    expect(left({ now: renamed, known, live: { duplicate: true, flags: flags('') } })).toEqual({ status: 'other' });
    const fixed = { row: { status: 'fixed' } };
    expect(left({ now: fixed, known: { leftAsDuplicate: { content: 'other' } } })).toEqual({ content: 'other' });
  });

  it('is nothing where the finding is left for another reason', () => {
    expect(left({ live: { flags: flags('MF') } })).toBeUndefined();
  });
});

describe('a finding that was left as a duplicate', () => {
  const one = exported('a', {}, { leftAsDuplicate: whole, defectDojoId: 7 });

  it('loses its mark where it is no duplicate any more, or nobody knows', () => {
    const { leftAsDuplicate: _, ...freed } = one;
    expect(withoutFreed([one, exported('b')], new Set([8]))).toStrictEqual([freed]);
    const unknown = { ...freed, defectDojoId: undefined };
    expect(withoutFreed([{ ...unknown, leftAsDuplicate: whole }], new Set([7]))).toStrictEqual([unknown]);
  });

  it('keeps it where it still is one', () => {
    expect(withoutFreed([one], new Set([7]))).toEqual([]);
  });
});
