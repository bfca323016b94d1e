import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HoldDecision } from '../../../../shared/domain/holds/stored-hold.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string): Row => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  shortDescription: 'The handler loads any order.',
});
const rows = Array.from({ length: 6 }, (_, index) => row(`g-${index}`));

let world: SyncWorld;
let wishes = 0;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(async () => {
  await world.stop();
});

const wish = (reason: string, revertClosingsOfRun?: string) => {
  wishes += 1;
  const further = revertClosingsOfRun === undefined ? {} : { revertClosingsOfRun };
  return { kind: 'request', id: `wish-${wishes}`, reason, ...further } as const;
};

/** Decides about the hold that waits, as the API does. */
async function decide(kind: HoldDecision['kind']): Promise<void> {
  const hold = await world.findings.hold(world.key);
  const decision = { kind, at: world.clock.now().toISOString() };
  expect(await world.findings.decideHold(world.key, hold?.runId ?? '', decision)).toBe(true);
}

const openThere = () => [...world.shown()].filter(([, { active }]) => active).map(([geckoId]) => geckoId);

describe('a hold', () => {
  it('that is approved is carried out by the next sync, and is over', async () => {
    await world.tell(await world.scan([]));
    await decide('approved');
    expect(await world.tell(wish('hold_approved'))).toMatchObject({ outcome: 'succeeded', counts: { closed: 6 } });
    expect(openThere()).toEqual([]);
    expect(await world.findings.hold(world.key)).toBeUndefined();
    expect((await world.findings.decisions(world.key)).approved).toBeUndefined();
  });

  it('closes only what is still absent when it is approved', async () => {
    await world.tell(await world.scan([]));
    await decide('approved');
    const { counts } = await world.tell(await world.scan([row('g-0')]));
    expect(counts).toMatchObject({ closed: 5, unchanged: 1 });
    expect(openThere()).toEqual(['g-0']);
  });

  it('stays approved while absence proves nothing', async () => {
    await world.tell(await world.scan([]));
    await decide('approved');
    await world.tell({ ...(await world.scan([], { status: 'partial' })), id: 'partial' });
    expect(openThere()).toHaveLength(6);
    await world.tell(wish('hold_approved'));
    expect(openThere()).toEqual([]);
  });

  it('that is discarded is not proposed again until Gecko lists the findings once more', async () => {
    await world.tell(await world.scan([]));
    await decide('discarded');
    for (const trigger of [wish('hold_discarded'), await world.scan([])]) {
      expect(await world.tell(trigger)).toMatchObject({ outcome: 'succeeded', counts: { closed: 0, skipped: 6 } });
    }
    await world.tell(await world.scan(rows));
    expect((await world.findings.decisions(world.key)).discarded.closings.size).toBe(0);
    expect(await world.tell(await world.scan(rows.slice(1)))).toMatchObject({ counts: { closed: 1 } });
  });

  it('keeps its run and its day while it stays the same, and gets another run when it changes', async () => {
    await world.tell(await world.scan([]));
    const first = await world.findings.hold(world.key);
    await world.tell(wish('push_now'));
    expect(await world.findings.hold(world.key)).toEqual(first);
    await world.tell(await world.scan([]));
    const second = await world.findings.hold(world.key);
    expect(second?.runId).not.toBe(first?.runId);
    const decision = { kind: 'approved', at: world.clock.now().toISOString() } as const;
    expect(await world.findings.decideHold(world.key, first?.runId ?? '', decision)).toBe(false);
  });
});

describe('taking back the closings of a run', () => {
  it('reopens exactly what it closed for absence, and the next scan does not close it again', async () => {
    const closing = await world.tell(await world.scan(rows.slice(2)));
    expect(closing.counts.closed).toBe(2);
    const run = await world.tell(wish('revert_closings', closing.runId));
    expect(run).toMatchObject({
      outcome: 'succeeded',
      counts: { reopened: 2, closed: 0 },
      triggers: [{ revertClosingsOfRun: closing.runId }],
    });
    expect(openThere()).toHaveLength(6);
    expect((await world.tell(await world.scan(rows.slice(2)))).counts).toMatchObject({ closed: 0, changed: 0 });
    await world.tell(await world.scan(rows));
    expect((await world.tell(await world.scan(rows.slice(1)))).counts.closed).toBe(1);
  });

  it('leaves what a person touched since, and says so', async () => {
    const closing = await world.tell(await world.scan(rows.slice(2)));
    const touched = world.shown().get('g-0');
    if (touched) touched.false_p = true;
    const run = await world.tell(wish('revert_closings', closing.runId));
    expect(run.counts).toMatchObject({ reopened: 1 });
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({ geckoId: 'g-0', operation: 'skipped', code: 'touched_since_closing' }),
    );
    expect(world.shown().get('g-0')).toMatchObject({ active: false, false_p: true });
  });

  it('does nothing the second time', async () => {
    const closing = await world.tell(await world.scan(rows.slice(2)));
    await world.tell(wish('revert_closings', closing.runId));
    expect((await world.tell(wish('revert_closings', closing.runId))).counts.reopened).toBe(0);
  });

  it('leaves what Gecko said to be fixed since', async () => {
    const closing = await world.tell(await world.scan(rows.slice(2)));
    const changedAt = world.clock.now().toISOString();
    await world.tell({ kind: 'status_change', id: 'said', findingId: 'g-0', status: 'fixed', changedAt });
    expect((await world.tell(wish('revert_closings', closing.runId))).counts.reopened).toBe(1);
    expect(openThere()).not.toContain('g-0');
  });
});
