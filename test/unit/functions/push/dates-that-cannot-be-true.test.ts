import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = ['g-1', 'g-2', 'g-3'].map((id) => ({ id, title: `IDOR of ${id}`, severity: 7.5 }));
const ahead = '2099-01-01T00:00:00.000Z';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

/** As a version of the service let it in that trusted every clock. */
const reportedOf = (findingId: string, status: 'false_positive' | 'open' | 'fixed', changedAt: string) =>
  ({ kind: 'status_change', id: crypto.randomUUID(), findingId, status, changedAt }) as const;

describe('what got in with a date that lies ahead', () => {
  it('does not keep real scans out', async () => {
    const scan = await world.scan(rows.slice(0, 1));
    await world.tell({ ...scan, completedAt: ahead } as typeof scan);
    expect(world.shown().size).toBe(1);
    expect(await world.tell(await world.scan(rows.slice(0, 2)))).toMatchObject({ counts: { created: 1 } });
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { created: 1 } });
    expect((await world.store.state(world.key)).baselineScan?.completedAt).not.toBe(ahead);
  });

  it("does not keep Gecko's triage out", async () => {
    await world.tell(await world.scan(rows));
    await world.tell(reportedOf('g-1', 'false_positive', ahead));
    expect(world.shown().get('g-1')).toMatchObject({ false_p: true });
    await world.tell(reportedOf('g-1', 'open', world.clock.now().toISOString()));
    expect(world.shown().get('g-1')).toMatchObject({ active: true, false_p: false });
  });

  it('closes nothing that a scan lists, since nobody knows whether it was told before or after it', async () => {
    await world.tell(await world.scan(rows));
    await world.tell(reportedOf('g-1', 'fixed', ahead));
    expect(world.shown().get('g-1')).toMatchObject({ active: true, is_mitigated: false });
    await world.tell(reportedOf('g-1', 'fixed', world.clock.now().toISOString()));
    expect(world.shown().get('g-1')).toMatchObject({ is_mitigated: true });
  });
});

it('a clock of Gecko that is two minutes ahead keeps nothing out', async () => {
  const skewed = (at: string) => new Date(Date.parse(at) + 120_000).toISOString();
  const scan = await world.scan(rows);
  await world.tell({ ...scan, completedAt: skewed(world.clock.now().toISOString()) } as typeof scan);
  await world.tell(reportedOf('g-1', 'fixed', skewed(world.clock.now().toISOString())));
  expect(world.shown().get('g-1')).toMatchObject({ is_mitigated: true });
  await world.tell(reportedOf('g-1', 'open', skewed(world.clock.now().toISOString())));
  expect(world.shown().get('g-1')).toMatchObject({ active: true });
});

describe('a row of Gecko with dates that cannot be true', () => {
  it('is exported without them, which the run counts', async () => {
    const fixed = { status: 'fixed', statusChangedAt: ahead };
    const run = await world.tell(
      await world.scan([
        { ...rows[0], id: 'g-1', firstSeenAt: ahead },
        { ...rows[1], id: 'g-2', firstSeenAt: '9999-12-31T00:00:00Z', ...fixed },
        { ...rows[2], id: 'g-3', firstSeenAt: '1970-01-01T00:00:00Z' },
      ]),
    );
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 3 }, reasons: { date_dropped: 3 } });
    const today = world.clock.now().toISOString().slice(0, 10);
    const shown = world.shown();
    for (const { id } of rows) expect(shown.get(id)?.date).toBe(today);
    expect(shown.get('g-2')).toMatchObject({ is_mitigated: true, mitigated: expect.stringContaining(today) });
  });

  it.each(['simple', 'full'] as const)(
    'whose risk is accepted until the end of all years stays accepted (%s)',
    async (how) => {
      const [product] = world.dojo.store.products.list();
      if (product) product.enable_simple_risk_acceptance = how === 'simple';
      const accepted = { status: 'accepted_risk', acceptedUntil: '9999-12-31T23:59:59-14:00' };
      await world.tell(await world.scan([{ ...rows[0], id: 'g-1', ...accepted, acceptedUntil: '9999-12-31' }]));
      expect(world.shown().get('g-1')).toMatchObject({ risk_accepted: true });
      expect((await world.store.state(world.key)).lookAt).toBeUndefined();
    },
  );
});
