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

  it('counts what it had to drop or guess in the findings that it wrote', async () => {
    const dropped = (id: string) => row(id, { cvssVector: 'CVSS:9/bad', cwe: 'none' });
    const scan = await world.scan([dropped('g-0'), dropped('g-9'), ...rows.slice(1)]);
    const { reasons } = await world.tell(scan);
    expect(reasons).toMatchObject({ cvss_vector_dropped: 2, cwe_dropped: 2 });
    const again = await world.tell(await world.scan([dropped('g-0'), dropped('g-9'), ...rows.slice(1)]));
    expect(again.reasons).toEqual({});
  });

  it('serves a hundred events, and the next one all others, without a further event', async () => {
    const changes = Array.from({ length: 250 }, (_, index) => ({
      kind: 'status_change' as const,
      id: `status-${index}`,
      findingId: index === 249 ? 'g-1' : `elsewhere-${index}`,
      status: 'false_positive' as const,
      changedAt: world.clock.now().toISOString(),
    }));
    await world.tell(...changes);
    expect(world.shown().get('g-1')).toMatchObject({ false_p: true });
    expect(await world.store.triggers(world.key)).toEqual([]);
    const runs = (await world.store.runs(world.key, { limit: 9 })).items;
    expect(runs.map(({ triggers }) => triggers.length)).toEqual([50, 100, 100, 1]);
  });

  it('counts a fix as closed where it was mitigated beside the mark of a person, and not where it was left to them', async () => {
    Object.assign(world.shown().get('g-0') ?? {}, {
      active: false,
      verified: false,
      is_mitigated: true,
      false_p: true,
    });
    Object.assign(world.shown().get('g-1') ?? {}, { out_of_scope: true });
    const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00Z' };
    // With another type, so that something is written of both.
    const two = [row('g-0', { ...fixed, type: 'SQLi' }), row('g-1', { ...fixed, type: 'SQLi' })];
    const run = await world.tell(await world.scan([...two, row('g-2'), row('g-3')]));
    expect(run).toMatchObject({
      counts: { closed: 1, changed: 1, skipped: 0 },
      reasons: { triaged_in_defectdojo: 1, mark_kept_in_defectdojo: 1 },
    });
    expect(world.shown().get('g-1')).toMatchObject({ is_mitigated: true, active: false, out_of_scope: true });
    expect(await world.lastEntries()).toMatchObject([
      { geckoId: 'g-0', operation: 'changed', code: 'triaged_in_defectdojo' },
      { geckoId: 'g-1', operation: 'closed', code: 'mark_kept_in_defectdojo' },
    ]);
  });

  it('gives no reasons where there are none', async () => {
    expect(await world.lastRun()).toMatchObject({ reasons: {}, warnings: [] });
  });

  function closeEngagement(): void {
    const [engagement] = world.dojo.store.engagements.list();
    if (!engagement) throw new Error('no engagement');
    Object.assign(engagement, { active: false, status: 'Completed' });
  }

  it('closes findings of an engagement that people closed as anywhere else, and spends no read on telling', async () => {
    closeEngagement();
    world.dojo.controls.requests.clear();
    const run = await world.tell(await world.scan(rows.map((one) => ({ ...one, status: 'fixed' }))));
    expect(run).toMatchObject({ outcome: 'succeeded', warnings: [] });
    expect(world.dojo.controls.requests.summary().counters.map(({ path }) => path)).not.toContain(
      '/api/v2/engagements/{id}/',
    );
  });

  it('writes into an engagement that people closed, leaves it closed, and tells so', async () => {
    closeEngagement();
    const run = await world.tell(await world.scan([row('g-0', { severity: 9.5 }), ...rows.slice(1), row('g-4')]));
    expect(run).toMatchObject({
      outcome: 'succeeded',
      counts: { created: 1, changed: 1 },
      warnings: [{ code: 'engagement_closed', message: expect.stringContaining('stays closed') }],
    });
    expect(world.dojo.store.engagements.list()).toMatchObject([{ active: false, status: 'Completed' }]);
  });
});
