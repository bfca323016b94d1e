import { describe, expect, it } from 'vitest';
import { discard } from '../../../../../shared/domain/holds/hold.ts';
import { noDecisions } from '../../../../../shared/domain/plan/hold-decisions.ts';
import { counts, ids, knownAs, pendingHold, scene, sourceFindingOf } from './a-mass-change.ts';
import { outline, planning, reported, scan, sinceScan } from './a-plan.ts';

describe('an approved hold', () => {
  const approved = pendingHold({ code: 'identity_changed', closings: ['a', 'b'], creations: ['new-1'] });

  it('closes only what is in it and still absent', () => {
    const plan = scene({ gone: ['a', 'c'], stay: ['b', ...ids('stay', 9)], judgement: { approved } });
    expect(outline(plan)).toEqual({ a: 'open to fixed: absent', c: 'mass_closing' });
    expect(plan.hold).toMatchObject({ code: 'mass_closing', closings: ['c'] });
  });

  it('closes it still when a later scan does not list it either, and judges what else is absent by itself', () => {
    const older = { ...approved, scanId: 'scan-0' };
    const few = scene({ gone: ['a', 'c'], stay: ['b'], judgement: { approved: older } });
    expect(outline(few)).toEqual({ a: 'open to fixed: absent', c: 'open to fixed: absent' });
    const all = scene({ gone: ['a', 'b', 'c'], judgement: { approved: older } });
    expect(outline(all)).toEqual({ a: 'open to fixed: absent', b: 'open to fixed: absent', c: 'mass_closing' });
  });

  it('leaves no hold behind when all of it is done', () => {
    expect(scene({ gone: ['a', 'b'], fresh: ['new-1', 'new-2'], judgement: { approved } }).hold).toBeUndefined();
  });

  it('creates what is in it', () => {
    const plan = scene({ gone: ids('gone', 3), fresh: ['new-1', 'new-2', 'new-3'], judgement: { approved } });
    expect(counts(plan)).toEqual({ 'create: new': 1, identity_changed: 5 });
  });

  it('goes on after the tracked branch changed', () => {
    const plan = scene({ gone: ['a', 'c'], stay: ids('stay', 9), judgement: { approved, absence: 'approved_only' } });
    expect(outline(plan)).toEqual({ a: 'open to fixed: absent', c: 'tracked_branch_changed' });
  });

  it('waits for a listing that proves something, but creates at once', () => {
    const judgement = { approved, absence: { obstacle: 'listing_changed' } } as const;
    const plan = scene({ gone: ['a'], fresh: ['new-1'], judgement });
    expect(outline(plan)).toEqual({ a: 'listing_changed', 'new-1': 'create: new' });
  });
});

describe('a discarded hold', () => {
  const discarded = discard(pendingHold({ closings: ['a', 'b'], creations: ['new'] }), noDecisions.discarded);

  it('adds to what was discarded before', () => {
    const more = discard({ scanId: 'scan-2', closings: ['c'], creations: ['new', 'newer'] }, discarded);
    expect(more).toEqual({
      closings: new Set(['a', 'b', 'c']),
      creations: new Map([
        ['new', 'scan-2'],
        ['newer', 'scan-2'],
      ]),
    });
  });

  it('is not proposed again, and what it leaves open counts as left', () => {
    const plan = scene({ gone: ['a', 'b', 'c'], fresh: ['new'], judgement: { discarded } });
    expect(outline(plan)).toEqual({
      a: 'closing_discarded',
      b: 'closing_discarded',
      c: 'open to fixed: absent',
      new: 'creation_discarded',
    });
    expect(plan.discardsEnded).toEqual([]);
    expect(plan.hold).toBeUndefined();
  });

  it('counts before any other reason not to close', () => {
    const judgement = {
      discarded,
      absence: { obstacle: 'listing_changed' },
      approved: pendingHold({ closings: ['b'] }),
    } as const;
    expect(counts(scene({ gone: ['a', 'b'], judgement }))).toEqual({ closing_discarded: 2 });
  });

  it('is over for a finding when Gecko lists it once more or says that it is fixed', () => {
    const known = knownAs(['a', 'b']);
    const plan = planning({
      known,
      finding: sourceFindingOf(['b']),
      reported: { a: reported('fixed') },
      judgement: { discarded },
    });
    expect(outline(plan)).toEqual({ a: 'open to fixed: triage' });
    expect(plan.discardsEnded).toEqual(['a', 'b']);
  });

  it('is not over because Gecko calls it open or people deleted it', () => {
    const known = [...knownAs(['a']), ...knownAs(['b'], { presence: 'deleted', timesDeletedByPeople: 2 })];
    const open = reported('open', { changedAt: sinceScan });
    expect(planning({ known, reported: { a: open }, judgement: { discarded } }).discardsEnded).toEqual([]);
  });

  it('is over for a creation when a later scan is the newest', () => {
    const older = discard({ scanId: 'scan-0', closings: [], creations: ['new', 'a'] }, noDecisions.discarded);
    const plan = scene({ gone: [], stay: ['x'], fresh: ['new'], judgement: { discarded: older } });
    expect(outline(plan)).toEqual({ new: 'create: new' });
    expect(plan.discardsEnded).toEqual(['a', 'new']);
    const unknown = planning({
      finding: sourceFindingOf(['new']),
      judgement: { discarded: older },
      context: { baseline: undefined },
    });
    expect(unknown.discardsEnded).toEqual([]);
  });

  it('says nothing about other creations while no complete scan is known', () => {
    const context = { baseline: undefined };
    expect(outline(planning({ finding: sourceFindingOf(['other']), judgement: { discarded }, context }))).toEqual({
      other: 'create: new',
    });
    expect(outline(planning({ finding: sourceFindingOf(['other']), context }))).toEqual({ other: 'create: new' });
  });

  it('of a closing is over when Gecko lists the finding, also while no complete scan is known', () => {
    const given = { known: knownAs(['b']), finding: sourceFindingOf(['b']), judgement: { discarded } };
    expect(planning({ ...given, context: { baseline: undefined } }).discardsEnded).toEqual(['b']);
  });

  it('that there is none of has nothing that could be over', () => {
    expect(planning({ known: knownAs(['a']), finding: sourceFindingOf(['a']) }).discardsEnded).toEqual([]);
  });

  it('stays for an id that was discarded as both, as long as either stands', () => {
    const both = (scanId: string) => discard({ scanId, closings: ['a'], creations: ['a'] }, noDecisions.discarded);
    const listed = planning({ finding: sourceFindingOf(['a']), judgement: { discarded: both(scan.scanId) } });
    expect(outline(listed)).toEqual({ a: 'creation_discarded' });
    expect(listed.discardsEnded).toEqual([]);
    const absent = planning({ known: knownAs(['a']), judgement: { discarded: both('scan-0') } });
    expect(outline(absent)).toEqual({ a: 'closing_discarded' });
    expect(absent.discardsEnded).toEqual([]);
    expect(
      planning({ finding: sourceFindingOf(['a']), judgement: { discarded: both('scan-0') } }).discardsEnded,
    ).toEqual(['a']);
  });
});
