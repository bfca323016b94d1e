import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string, fields: Record<string, unknown> = {}): Row => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  shortDescription: 'The handler loads any order.',
  ...fields,
});
const rows = Array.from({ length: 6 }, (_, index) => row(`g-${index}`));

let world: SyncWorld;
let statusChanges = 0;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(async () => {
  await world.stop();
});

function status(
  findingId: string,
  value: 'open' | 'fixed' | 'fix_verified' | 'false_positive' | 'accepted_risk',
  acceptedUntil?: string,
) {
  statusChanges += 1;
  const changedAt = world.clock.now().toISOString();
  return {
    kind: 'status_change',
    id: `status-${statusChanges}`,
    findingId,
    status: value,
    changedAt,
    ...(acceptedUntil === undefined ? {} : { acceptedUntil }),
  } as const;
}

const shown = (geckoId: string) => {
  const finding = world.shown().get(geckoId);
  if (!finding) throw new Error(`${geckoId} is not in DefectDojo`);
  return finding;
};

describe('a finding in DefectDojo', () => {
  it('follows its wording, severity and place in Gecko', async () => {
    const changed = row('g-0', { title: 'IDOR in the order API', severity: 9.1, filePath: 'src/api/orders.ts' });
    const { counts } = await world.tell(await world.scan([changed, ...rows.slice(1)]));
    expect(counts).toMatchObject({ changed: 1, unchanged: 5, created: 0 });
    expect(shown('g-0')).toMatchObject({
      title: 'IDOR in the Order API',
      severity: 'Critical',
      file_path: 'src/api/orders.ts',
    });
  });

  it('is mitigated when a complete deep scan no longer lists it', async () => {
    const { counts } = await world.tell(await world.scan(rows.slice(1)));
    expect(counts).toMatchObject({ closed: 1, unchanged: 5 });
    expect(shown('g-0')).toMatchObject({ active: false, is_mitigated: true });
  });

  it('is reactivated when a later scan finds it again', async () => {
    await world.tell(await world.scan(rows.slice(1)));
    const { counts } = await world.tell(await world.scan(rows));
    expect(counts).toMatchObject({ reopened: 1, created: 0 });
    expect(shown('g-0')).toMatchObject({ active: true, is_mitigated: false });
  });

  it.each(['failed', 'cancelled', 'partial'] as const)('is not closed by a scan that %s', async (scanStatus) => {
    const scan = await world.scan([], { status: scanStatus });
    await world.tell(scan);
    expect(shown('g-0')).toMatchObject({ active: true });
  });

  it('is mitigated at once when Gecko says it is fixed, with the day in a note', async () => {
    await world.tell(status('g-0', 'fixed'));
    expect(shown('g-0')).toMatchObject({ active: false, is_mitigated: true });
    expect(shown('g-1')).toMatchObject({ active: true });
  });

  it('becomes a false positive by triage in Gecko, and stays one when it is found again', async () => {
    await world.tell(status('g-0', 'false_positive'));
    await world.tell(await world.scan(rows));
    expect(shown('g-0')).toMatchObject({ active: false, false_p: true, is_mitigated: true, verified: false });
  });

  it('is accepted by a Risk_Acceptance, and open again when that is over in Gecko', async () => {
    await world.tell(status('g-0', 'accepted_risk', '2027-01-31T00:00:00.000Z'));
    expect(shown('g-0')).toMatchObject({ active: false, risk_accepted: true });
    await world.tell(status('g-0', 'open'));
    expect(shown('g-0')).toMatchObject({ active: true, risk_accepted: false });
  });

  it('stays open where a person reopened it, though Gecko verifies the fix: a note tells that, once', async () => {
    await world.tell(status('g-0', 'fixed'));
    Object.assign(shown('g-0'), { active: true, is_mitigated: false });
    const { counts } = await world.tell(status('g-0', 'fix_verified'));
    expect(counts.closed).toBe(0);
    expect(shown('g-0')).toMatchObject({ active: true, is_mitigated: false });
    await world.tell({ kind: 'request', id: 'again', reason: 'push_now' });
    const notes = shown('g-0').notes.filter(({ entry }) => entry.includes('Gecko verified the fix'));
    expect(notes).toHaveLength(1);
  });

  it.each([
    ['false_positive', { false_p: true }],
    ['accepted_risk', { risk_accepted: true }],
  ])('stays %s as its row said after a fix that was told, also when later rows say nothing', async (own, flags) => {
    await world.tell(status('g-0', 'fixed'));
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { reopened: 1 } });
    world.clock.advance(60_000);
    const [first, ...others] = rows;
    const triaged = { ...first, id: 'g-0', status: own, statusChangedAt: world.clock.now().toISOString() };
    await world.tell(await world.scan([triaged, ...others]));
    expect(shown('g-0')).toMatchObject({ active: false, ...flags });
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { reopened: 0 } });
    expect(shown('g-0')).toMatchObject({ active: false, ...flags });
  });

  it('stays open with Include resolved findings off, and is closed when that is turned on', async () => {
    await world.changeSettings({ includeResolvedFindings: false });
    await world.tell(await world.scan(rows.slice(1)));
    expect(shown('g-0')).toMatchObject({ active: true });
    await world.changeSettings({ includeResolvedFindings: true });
    const { counts } = await world.tell({ kind: 'request', id: 'r', reason: 'settings_changed' });
    expect(counts.closed).toBe(1);
    expect(shown('g-0')).toMatchObject({ active: false, is_mitigated: true });
  });

  it('keeps the triage of a person when Gecko only finds it again', async () => {
    shown('g-0').false_p = true;
    shown('g-0').active = false;
    const { counts } = await world.tell(await world.scan(rows));
    expect(counts.unchanged).toBe(6);
    expect(shown('g-0')).toMatchObject({ active: false, false_p: true });
  });

  it('keeps a description that a person edited, and gets the new one as a note once', async () => {
    shown('g-0').description = 'Edited by Ada.';
    const reworded = row('g-0', { shortDescription: 'The handler loads every order.' });
    for (let scan = 0; scan < 2; scan += 1) await world.tell(await world.scan([reworded, ...rows.slice(1)]));
    expect(shown('g-0').description).toBe('Edited by Ada.');
    expect(shown('g-0').notes).toHaveLength(1);
  });

  it('comes back once when a person deletes it, and stays away the second time', async () => {
    const scan = await world.scan(rows);
    for (const expected of [1, 0]) {
      world.dojo.store.findings.delete(shown('g-0').id);
      expect((await world.tell({ ...scan, id: `after-${expected}` })).counts.created).toBe(expected);
    }
    expect(world.shown().has('g-0')).toBe(false);
  });
});

describe('a suspicious mass change', () => {
  it('is held for a person when it would close every finding', async () => {
    const run = await world.tell(await world.scan([]));
    expect(run).toMatchObject({ outcome: 'held', reason: { code: 'mass_closing' }, counts: { closed: 0, held: 6 } });
    expect([...world.shown().values()].every((finding) => finding.active)).toBe(true);
  });

  it('is forgotten when a later scan lists the findings again', async () => {
    await world.tell(await world.scan([]));
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded', counts: { unchanged: 6 } });
    expect(await world.findings.hold(world.key)).toBeUndefined();
  });
});

describe('an upload without an answer', () => {
  it.each(['before', 'after'] as const)('that broke %s it was applied creates every finding once', async (when) => {
    const more = [...rows, row('g-new-1'), row('g-new-2')];
    await world.order({ method: 'POST', path: '/api/v2/reimport-scan/', times: 1, effect: { kind: 'reset', when } });
    await world.tell(await world.scan(more));
    const ids = world.dojo.store.findings.list().map((finding) => finding.unique_id_from_tool);
    expect(ids.sort()).toEqual(more.map(({ id }) => id).sort());
  });
});
