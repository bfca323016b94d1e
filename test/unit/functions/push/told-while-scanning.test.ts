import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const minuteMs = 60_000;
const row = (id: string): Row => ({ id, title: 'IDOR in orders', severity: 7.5, filePath: 'src/orders.ts' });
const rows = ['g-0', 'g-1', 'g-2'].map(row);

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(async () => {
  await world.stop();
});

async function tellStatus(status: 'open' | 'fixed'): Promise<void> {
  const changedAt = world.clock.now().toISOString();
  await world.tell({ kind: 'status_change', id: `told-${status}`, findingId: 'g-0', status, changedAt });
}

/** A scan that began some minutes ago and ends now. */
const scanOf = (minutes: number, found: readonly Row[]) =>
  world.scan(found, { createdAt: new Date(world.clock.now().getTime() - minutes * minuteMs).toISOString() });

const isActive = () => world.shown().get('g-0')?.active;

describe('a status told while a scan was running', () => {
  beforeEach(() => world.clock.advance(60 * minuteMs));

  it('open: is not undone by that scan, which began before and does not list the finding', async () => {
    await tellStatus('open');
    await world.tell(await scanOf(30, rows.slice(1)));
    expect(isActive()).toBe(true);
  });

  it('fixed: is not undone by that scan, which began before and still lists the finding', async () => {
    await tellStatus('fixed');
    await world.tell(await scanOf(30, rows));
    expect(isActive()).toBe(false);
  });

  it.each([
    ['open', rows.slice(1), false],
    ['fixed', rows, true],
  ] as const)('%s: gives way to a scan that began later and says otherwise', async (status, found, active) => {
    await tellStatus(status);
    world.clock.advance(60 * minuteMs);
    await world.tell(await scanOf(30, found));
    expect(isActive()).toBe(active);
  });
});

describe('a status told before a scan that overtook it', () => {
  it('is not told anew by an event that comes again, past a hold', async () => {
    world.clock.advance(60 * minuteMs);
    const changedAt = world.clock.now().toISOString();
    const fixed = { kind: 'status_change', id: 'told', findingId: 'g-0', status: 'fixed', changedAt } as const;
    await world.tell(fixed);
    world.clock.advance(60 * minuteMs);
    await world.tell(await scanOf(30, rows));
    world.clock.advance(60 * minuteMs);
    expect((await world.tell(await scanOf(30, []))).outcome).toBe('held');
    await world.tell({ ...fixed, id: 'told-again' });
    expect(isActive()).toBe(true);
  });
});
