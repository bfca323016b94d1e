import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string, fields: Partial<Row> = {}): Row => ({ id, title: 'IDOR', severity: 7.5, ...fields });
const rows = ['g-0', 'g-1', 'g-2', 'g-3'].map((id) => row(id));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});

afterEach(() => world.stop());

const product = () => {
  const [only] = world.dojo.store.products.list();
  if (!only) throw new Error('no product');
  return only;
};

describe('a run', () => {
  it('counts by reason what it left out or could not write in full', async () => {
    product().enable_full_risk_acceptance = false;
    const accepted = row('g-0', { status: 'accepted_risk' });
    const fixed = row('g-1', { title: 'Renamed', status: 'fixed', statusChangedAt: '2026-11-20T08:00:00Z' });
    const unrated = row('g-9', { severity: null, cvssVector: null });
    const run = await world.tell(await world.scan([accepted, fixed, unrated, row('g-2'), row('g-3')]));
    expect(run).toMatchObject({
      outcome: 'partial',
      reasons: { risk_acceptance_forbidden: 1, date_not_carried: 1, severity_unknown: 1 },
    });
    const entries = await world.lastEntries();
    expect(entries).toContainEqual(expect.objectContaining({ geckoId: 'g-0', code: 'risk_acceptance_forbidden' }));
    expect(entries).toContainEqual(expect.objectContaining({ geckoId: 'g-1', code: 'date_not_carried' }));
  });

  it('gives no reasons where there are none', async () => {
    expect(await world.lastRun()).toMatchObject({ reasons: {}, warnings: [] });
  });

  it('writes into an engagement that people closed, leaves it closed, and tells so', async () => {
    const [engagement] = world.dojo.store.engagements.list();
    if (!engagement) throw new Error('no engagement');
    Object.assign(engagement, { active: false, status: 'Completed' });
    const run = await world.tell(await world.scan([row('g-0', { severity: 9.5 }), ...rows.slice(1), row('g-4')]));
    expect(run).toMatchObject({
      outcome: 'succeeded',
      counts: { created: 1, changed: 1 },
      warnings: [{ code: 'engagement_closed', message: expect.stringContaining('stays closed') }],
    });
    expect(world.dojo.store.engagements.list()).toMatchObject([{ active: false, status: 'Completed' }]);
  });
});
