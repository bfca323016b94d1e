import { describe, expect, it, test } from 'vitest';
import { counts, ids, knownAs, pendingHold, type Scene, scene, sourceFindingOf } from './a-mass-change.ts';
import { exported, outline, planning, reported, saying, scan, sinceScan } from './a-plan.ts';

describe('a mass of closings', () => {
  test.each([
    // More than 20 and more than half of the open ones.
    [21, 20, 'mass_closing'],
    [21, 21, 'open to fixed: absent'],
    [20, 19, 'open to fixed: absent'],
    [100, 200, 'open to fixed: absent'],
    [101, 100, 'mass_closing'],
    // None left of 3 or more.
    [2, 0, 'open to fixed: absent'],
    [3, 0, 'mass_closing'],
    [3, 1, 'open to fixed: absent'],
  ])('of %i beside %i that stay: %s', (gone, stay, what) => {
    expect(counts(scene({ gone: ids('gone', gone), stay: ids('stay', stay) }))).toEqual({ [what]: gone });
  });

  it('leaves a hold that says what it holds, and for which scan', () => {
    const gone = ids('gone', 3);
    expect(scene({ gone: gone.toReversed() }).hold).toEqual({
      code: 'mass_closing',
      scanId: scan.scanId,
      closings: gone,
      creations: [],
      open: 3,
    });
    expect(scene({ gone: ['a'], stay: ['b'] }).hold).toBeUndefined();
  });

  it('holds up nothing else', () => {
    const plan = scene({ gone: ids('gone', 21), fresh: ['new'], stay: ['stay'] });
    expect(counts(plan)).toEqual({ mass_closing: 21, 'create: new': 1 });
  });

  it('is what absence alone closes: what Gecko calls resolved needs no approval', () => {
    const gone = ids('gone', 30);
    const all = Object.fromEntries(gone.map((id) => [id, reported('fixed')]));
    expect(counts(planning({ known: knownAs(gone), reported: all }))).toEqual({ 'open to fixed: triage': 30 });
  });

  it('leaves none open also where Gecko itself resolves the others', () => {
    const known = knownAs(['a', 'b', 'c']);
    const plan = planning({ known, reported: { a: reported('fixed'), b: reported('false_positive') } });
    expect(outline(plan)).toEqual({
      a: 'open to fixed: triage',
      b: 'open to false_positive: triage',
      c: 'mass_closing',
    });
  });

  it('is not made of findings that are closed already, or that Gecko opens again', () => {
    const closed = exported('z', { row: { status: 'fixed' } });
    const plan = planning({
      known: [...knownAs(['a', 'b']), closed],
      reported: { z: reported('open', { changedAt: sinceScan }) },
    });
    expect(outline(plan)).toEqual({
      a: 'open to fixed: absent',
      b: 'open to fixed: absent',
      z: 'fixed to open: triage',
    });
  });

  it('is measured against what is open, not against what is closed already', () => {
    const closed = ids('closed', 30).map((id) => exported(id, { row: { status: 'fixed' } }));
    const known = [...knownAs([...ids('gone', 21), ...ids('stay', 20)]), ...closed];
    expect(counts(planning({ known, finding: sourceFindingOf(ids('stay', 20)) }))).toEqual({ mass_closing: 21 });
  });

  it('leaves those open that only change', () => {
    const finding = [saying('b', { row: { severity: 9.5 } }), saying('c', { row: { severity: 9.5 } })];
    expect(outline(planning({ known: knownAs(['a', 'b', 'c']), finding }))).toMatchObject({
      a: 'open to fixed: absent',
    });
  });

  it('is none where Gecko itself resolves all there are, and creations go on', () => {
    const all = { a: reported('fixed'), b: reported('fixed'), c: reported('fixed') };
    const plan = planning({ known: knownAs(['a', 'b', 'c']), finding: sourceFindingOf(ids('new', 3)), reported: all });
    expect(counts(plan)).toEqual({ 'open to fixed: triage': 3, 'create: new': 3 });
  });

  it('counts accepted risks that ran out among the open ones', () => {
    const accepted = exported('c', { row: { status: 'accepted_risk' } });
    expect(counts(planning({ known: [...knownAs(['a', 'b']), accepted] }))).toEqual({ mass_closing: 3 });
  });

  it('has thresholds that are settings', () => {
    const thresholds = { closingsOver: 1, closingsShareOver: 0.2, noneLeftOf: 99, creationsShareOver: 0.1 };
    const few = { gone: ['a', 'b'], stay: ids('stay', 7), judgement: { thresholds } };
    expect(counts(scene(few))).toEqual({ mass_closing: 2 });
    expect(counts(scene({ ...few, fresh: ['new'] }))).toEqual({ identity_changed: 3 });
    expect(counts(scene({ ...few, stay: ids('stay', 8) }))).toEqual({ 'open to fixed: absent': 2 });
    expect(counts(scene({ ...few, gone: ['a'], stay: ['b'] }))).toEqual({ 'open to fixed: absent': 1 });
  });
});

describe('a mass of closings with a mass of creations', () => {
  test.each([
    [5, 3, 'identity_changed'],
    [5, 5, 'identity_changed'],
    [4, 2, 'mass_closing'],
  ])('of %i gone and %i new: %s', (gone, fresh, code) => {
    const plan = scene({ gone: ids('gone', gone), fresh: ids('new', fresh) });
    expect(plan.hold?.code).toBe(code);
    expect(plan.hold?.creations).toEqual(code === 'identity_changed' ? ids('new', fresh) : []);
    expect(plan.operations).toHaveLength(code === 'identity_changed' ? 0 : fresh);
  });

  it('is no reason to hold creations where the closings are few', () => {
    const plan = scene({ gone: ['a'], stay: ['b'], fresh: ids('new', 50) });
    expect(counts(plan)).toEqual({ 'open to fixed: absent': 1, 'create: new': 50 });
  });

  it('is judged alike after the new ones were created for the same scan', () => {
    const created = knownAs(ids('new', 40), { createdForScan: scan.scanId });
    const plan = planning({
      known: [...knownAs(ids('gone', 40)), ...created],
      finding: sourceFindingOf(ids('new', 40)),
    });
    expect(counts(plan)).toEqual({ identity_changed: 40 });
    expect(plan.hold).toMatchObject({ open: 40, creations: [] });
  });

  it('counts what was created for an older scan among the open ones', () => {
    const created = knownAs(ids('new', 40), { createdForScan: 'scan-0' });
    const plan = planning({
      known: [...knownAs(ids('gone', 40)), ...created],
      finding: sourceFindingOf(ids('new', 40)),
    });
    expect(counts(plan)).toEqual({ 'open to fixed: absent': 40 });
  });

  it('holds no finding that comes back after people deleted it', () => {
    const deleted = knownAs(['back'], { presence: 'deleted', timesDeletedByPeople: 1 });
    const plan = planning({
      known: [...knownAs(ids('gone', 3)), ...deleted],
      finding: sourceFindingOf(['back', ...ids('new', 3)]),
    });
    expect(counts(plan)).toEqual({ identity_changed: 6, 'create: deleted_once': 1 });
  });
});

describe('the first complete deep scan after the tracked branch changed', () => {
  const judgement = { absence: 'approved_only' } as const;

  it('closes nothing by absence without approval, however little it is', () => {
    const plan = scene({ gone: ['a'], stay: ids('stay', 9), fresh: ['new'], judgement });
    expect(counts(plan)).toEqual({ tracked_branch_changed: 1, 'create: new': 1 });
    expect(plan.hold).toMatchObject({ code: 'tracked_branch_changed', closings: ['a'] });
  });

  it('holds nothing where nothing is absent', () => {
    expect(scene({ gone: [], stay: ['a'], judgement }).hold).toBeUndefined();
  });

  it('is an identity that changed where that is how it looks', () => {
    expect(scene({ gone: ids('gone', 3), fresh: ids('new', 3), judgement }).hold?.code).toBe('identity_changed');
  });
});

describe('a hold that waits', () => {
  const few: Scene = { gone: ids('gone', 2), stay: ids('stay', 20) };

  it('stays for its scan although the rest looks harmless by now', () => {
    const plan = scene({ ...few, judgement: { hold: pendingHold() } });
    expect(counts(plan)).toEqual({ mass_closing: 2 });
    expect(plan.hold).toEqual(pendingHold());
  });

  it('takes in what is absent besides, for the same scan', () => {
    const plan = scene({ ...few, gone: ids('gone', 3), judgement: { hold: pendingHold() } });
    expect(plan.hold).toEqual(pendingHold({ closings: ids('gone', 3) }));
  });

  it('is over when nothing of it is absent any more', () => {
    expect(scene({ gone: [], stay: ids('gone', 2), judgement: { hold: pendingHold() } }).hold).toBeUndefined();
  });

  it('is replaced by what a later complete deep scan shows', () => {
    const older = pendingHold({ scanId: 'scan-0', code: 'identity_changed', creations: ['new'] });
    const plan = scene({ ...few, fresh: ['new'], judgement: { hold: older } });
    expect(counts(plan)).toEqual({ 'open to fixed: absent': 2, 'create: new': 1 });
    expect(plan.hold).toBeUndefined();
    expect(scene({ gone: ids('gone', 3), judgement: { hold: older } }).hold).toMatchObject({
      scanId: scan.scanId,
      code: 'mass_closing',
      open: 3,
    });
  });

  test.each(['tracked_branch_changed', 'identity_changed'] as const)('keeps its code: %s', (code) => {
    const plan = scene({ ...few, judgement: { hold: pendingHold({ code }) } });
    expect(counts(plan)).toEqual({ [code]: 2 });
  });

  it('keeps its creations held, new ones as well, even when the old ids are back', () => {
    const hold = pendingHold({ code: 'identity_changed', creations: ['new-1'] });
    const plan = scene({ gone: [], stay: ids('gone', 2), fresh: ['new-1', 'new-2'], judgement: { hold } });
    expect(plan.hold).toEqual({ ...hold, closings: [], creations: ['new-1', 'new-2'] });
    expect(plan.operations).toEqual([]);
    expect(scene({ gone: [], stay: ids('gone', 2), judgement: { hold } }).hold).toBeUndefined();
  });

  it('stays as it is in a run whose listing proves nothing, even of a later scan', () => {
    const absence = { obstacle: 'listing_changed' } as const;
    for (const scanId of [scan.scanId, 'scan-0']) {
      const hold = pendingHold({ scanId, closings: ['gone-10', 'back'] });
      const plan = scene({ ...few, fresh: ['new'], judgement: { hold, absence } });
      expect(counts(plan)).toEqual({ mass_closing: 1, listing_changed: 1, 'create: new': 1 });
      expect(plan.hold).toEqual(hold);
    }
  });

  it('is told of each finding once where its absence proves nothing now', () => {
    const judgement = { hold: pendingHold(), absence: { obstacle: 'scan_incomplete' } } as const;
    const { skips } = scene({ gone: ids('gone', 3), judgement });
    expect(skips.map(({ geckoId, code }) => [geckoId, code]).sort()).toEqual([
      ['gone-10', 'mass_closing'],
      ['gone-11', 'mass_closing'],
      ['gone-12', 'scan_incomplete'],
    ]);
  });

  it('keeps all creations held in such a run, if it was for an identity that changed', () => {
    const hold = pendingHold({ code: 'identity_changed', creations: ['new-1'] });
    const judgement = { hold, absence: { obstacle: 'status_only' } } as const;
    const plan = scene({ ...few, fresh: ['new-1', 'new-2'], judgement });
    expect(counts(plan)).toEqual({ identity_changed: 4 });
    expect(plan.hold).toBe(hold);
  });
});
