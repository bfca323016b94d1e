import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPreviewSync } from '../../../../functions/push/preview-sync.ts';
import { createHttpGeckoApi } from '../../../../shared/adapters/gecko/http-gecko-api.ts';
import { localTargetRules } from '../../../../shared/http/target/target-rules.ts';
import { createInMemoryPreviewStore } from '../../../support/in-memory-preview-store.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string, fields: Record<string, unknown> = {}): Row => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  shortDescription: 'The handler loads any order.',
  ...fields,
});
const rows = Array.from({ length: 30 }, (_, index) => row(`g-${String(index).padStart(2, '0')}`));

let world: SyncWorld;
const previews = createInMemoryPreviewStore();

beforeEach(async () => {
  world = await createSyncWorld();
});

afterEach(async () => {
  await world.stop();
});

/** What a sync would do now; everything that DefectDojo holds must be as before. */
async function preview(geckoKey: string | undefined = world.gecko.apiKey('team-demo'), secondsLeft = 300) {
  const { teams, store, findings, clock, key } = world;
  const before = JSON.stringify([...world.shown()]);
  const previewSync = createPreviewSync({
    teams,
    store,
    findings,
    previews,
    // The one in memory was replaced.
    keys: { geckoKey: async (_teamId, { fresh = false } = {}) => (fresh ? geckoKey : 'gk_old') },
    openGecko: (apiKey, { endsAt }) =>
      createHttpGeckoApi({
        baseUrl: world.geckoUrl,
        apiKey,
        rules: localTargetRules,
        userAgent: 'test',
        clock,
        endsAtMs: endsAt.getTime(),
      }),
    geckoAppUrl: 'https://app.gecko.security',
    clock,
  });
  await previewSync(key, 'preview-1', new Date(clock.now().getTime() + secondsLeft * 1000));
  expect(JSON.stringify([...world.shown()])).toBe(before);
  return previews.preview(key, 'preview-1');
}

describe('a preview of a sync', () => {
  it('tells what the next sync then does, with the first findings of each kind', async () => {
    await world.connect();
    await world.tell(await world.scan(rows));
    const changed = row('g-00', { severity: 9.5 });
    const scan = await world.scan([changed, ...rows.slice(3), row('new-1', { title: 'IDOR in carts' })]);
    await world.store.raise(world.key, scan, world.clock.now());
    const planned = await preview();
    expect(planned).toMatchObject({ counts: { created: 1, changed: 1, closed: 2, unchanged: 27 } });
    expect(planned?.entries).toContainEqual({ geckoId: 'new-1', operation: 'created', title: 'IDOR in carts' });
    expect((await world.tell()).counts).toEqual(planned?.counts);
  });

  it('tells at most ten findings of a kind', async () => {
    await world.connect();
    await world.store.raise(world.key, await world.scan(rows), world.clock.now());
    expect(await preview()).toMatchObject({ counts: { created: 30 }, entries: { length: 10 } });
  });

  it('tells what would be held, and leaves the hold and its decision to the sync', async () => {
    await world.connect();
    await world.tell(await world.scan(rows));
    await world.store.raise(world.key, await world.scan([]), world.clock.now());
    expect(await preview()).toMatchObject({ counts: { held: 30, closed: 0 } });
    expect(await world.findings.hold(world.key)).toBeUndefined();
    const { runId } = await world.tell();
    await world.findings.decideHold(world.key, runId, { kind: 'approved', at: world.clock.now().toISOString() });
    expect(await preview()).toMatchObject({ counts: { held: 0, closed: 30 } });
    expect(await world.findings.hold(world.key)).toMatchObject({ decision: { kind: 'approved' } });
  });

  it('tells why nothing can be planned', async () => {
    expect(await preview()).toMatchObject({ reason: { code: 'not_connected' } });
    await world.connect();
    expect(await preview()).toMatchObject({ reason: { code: 'no_complete_scan' } });
    await world.store.raise(world.key, await world.scan(rows), world.clock.now());
    expect(await preview('wrong')).toMatchObject({ reason: { code: 'gecko_key_rejected' } });
    expect(await preview(undefined, 10)).toMatchObject({ reason: { code: 'timeout' } });
    const mapping = await world.teams.mapping(world.key);
    if (mapping) await world.teams.deleteMapping(mapping);
    expect(await preview()).toMatchObject({ reason: { code: 'unmapped' } });
  });
});
