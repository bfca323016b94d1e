import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aScan } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

const rows = ['g-1', 'g-2'].map((id) => ({ id, title: `IDOR ${id}`, severity: 7.5 }));

const accepted = (findingId: string, acceptedUntil: string) => ({
  kind: 'status_change' as const,
  id: `accepted-${findingId}`,
  findingId,
  status: 'accepted_risk' as const,
  changedAt: world.clock.now().toISOString(),
  acceptedUntil,
});

describe('a repository with accepted risks', () => {
  it('is to be looked at when the first of them ends, and then shows the finding as open', async () => {
    await world.tell(await world.scan(rows));
    await world.tell(accepted('g-1', '2026-12-24T00:00:00.000Z'), accepted('g-2', '2026-12-01T00:00:00.000Z'));
    expect(world.shown().get('g-2')).toMatchObject({ active: false, risk_accepted: true });
    expect((await world.store.state(world.key)).lookAt).toBe('2026-12-01T00:00:00.000Z');

    world.clock.advance(Date.parse('2026-12-01T00:00:00.000Z') - world.clock.now().getTime());
    await world.tell({ kind: 'request', id: 'look', reason: 'acceptance_ended' });
    expect(world.shown().get('g-2')).toMatchObject({ active: true, risk_accepted: false });
    expect((await world.store.state(world.key)).lookAt).toBe('2026-12-24T00:00:00.000Z');
  });

  it('is to be looked at when one ends whose row says so itself', async () => {
    const until = '2026-12-01T00:00:00.000Z';
    await world.tell(await world.scan([{ ...rows[0], id: 'g-1', status: 'accepted_risk', acceptedUntil: until }]));
    expect((await world.store.state(world.key)).lookAt).toBe(until);
  });

  it('stays so after a scan that concerns no finding, and no longer once none is accepted', async () => {
    await world.tell(await world.scan(rows));
    await world.tell(accepted('g-1', '2026-12-24T00:00:00.000Z'));
    await world.tell(aScan({ id: 'of-a-diff', scanKind: 'pull_request' }));
    expect((await world.lastRun()).outcome).toBe('skipped');
    expect((await world.store.state(world.key)).lookAt).toBe('2026-12-24T00:00:00.000Z');
    world.clock.advance(1_000);
    const changedAt = world.clock.now().toISOString();
    await world.tell({ kind: 'status_change', id: 'open', findingId: 'g-1', status: 'open', changedAt });
    expect((await world.store.state(world.key)).lookAt).toBeUndefined();
  });
});
