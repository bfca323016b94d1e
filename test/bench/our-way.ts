import { randomUUID } from 'node:crypto';
import { createRunSync } from '../../functions/push/run-sync.ts';
import { createSyncRepository } from '../../functions/push/sync-repository.ts';
import { defaultConnectionSettings } from '../../shared/domain/team/connection.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { createInMemoryAsvsStore } from '../support/in-memory-asvs-store.ts';
import { createInMemoryInstanceLine } from '../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../support/in-memory-instance-slots.ts';
import { createInMemoryPauses } from '../support/in-memory-pauses.ts';
import { createInMemorySyncStore } from '../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../support/in-memory-team-store.ts';
import { localOutsideWorld } from '../support/local-outside-world.ts';
import { aConnection, aMapping, aRepository, aScan, silentLog } from '../support/sync-fixtures.ts';
import { createDiskFindingStore } from './disk-finding-store.ts';
import { type Step, scanOf } from './life.ts';
import { type BenchWorld, createProduct } from './world.ts';

const functionMs = 300_000;
const leaseMs = 480_000;
const spacingMs = 60_000;

/**
 * A push function as it is deployed, but for its queue and its tables.
 *
 * @param callsAtOnce how many changes it may have under way; one, unless that is what is measured: of calls that wait for one
 * another the time to the answer is more than the server's work
 */
export async function createOurWay(world: BenchWorld, productName: string, callsAtOnce = 1) {
  const { clock } = world;
  const key = aRepository('acme/shop', 'team-bench');
  const teams = createInMemoryTeamStore();
  const states = createInMemorySyncStore(teams);
  const store = forgetful(states);
  const slots = createInMemoryInstanceSlots(2);
  const line = createInMemoryInstanceLine(states, slots);
  const queue: SyncQueue = { request: async () => {}, wake: async () => {}, call: async () => {} };
  const ways = { store, slots, line, pauses: createInMemoryPauses(), queue, clock, log: silentLog, leaseMs };
  const runSync = createRunSync({
    notify: async () => {},
    measureRun: () => {},
    ...ways,
    teams,
    findings: createDiskFindingStore(store),
    asvs: createInMemoryAsvsStore(),
    keys: {
      defectDojoKey: async () => ({ baseUrl: world.dojoUrl, apiKey: world.apiKey, version: 1 }),
      geckoKey: async () => 'gk_bench',
    },
    ...localOutsideWorld(world.geckoUrl, world.callClock),
    geckoAppUrl: 'https://app.gecko.security',
    newRunId: randomUUID,
    newId: randomUUID,
    code: 'test',
  });
  const syncRepository = createSyncRepository({ ...ways, runSync, newToken: randomUUID, random: () => 0, spacingMs });
  const productId = await createProduct(world, productName);
  const settings = { ...defaultConnectionSettings, maxConcurrentCalls: callsAtOnce };
  await teams.putConnection(aConnection({ teamId: key.teamId, baseUrl: world.dojoUrl, settings }));
  await teams.createMapping(aMapping(key, { product: { id: productId, name: productName } }));

  /** Lets function after function work until the repository is in step; tells how many there were and how long they worked. */
  return async (step: Step, time = 0): Promise<{ functions: number; workedMs: number }> => {
    clock.advance(spacingMs);
    const { scanId, createdAt } = scanOf(step, time);
    const scan = aScan({ id: scanId, scanId, completedAt: createdAt, defaultBranch: 'main' });
    await store.raise(key, scan, clock.now());
    let workedMs = 0;
    for (let functions = 1; ; functions += 1) {
      const beganMs = clock.now().getTime();
      await syncRepository(key, { wakeUp: true, endsAt: new Date(beganMs + functionMs) });
      workedMs += clock.now().getTime() - beganMs;
      const { requested, completed, notBefore } = await store.state(key);
      const [run] = (await store.runs(key, { limit: 1 })).items;
      if (requested === completed && run?.outcome === 'succeeded') return { functions, workedMs };
      if (run?.outcome !== 'partial') throw new Error(`${step}: ${run?.outcome} ${JSON.stringify(run?.reason)}`);
      clock.advance(Math.max(0, Date.parse(notBefore ?? '') - clock.now().getTime()) || 0);
    }
  };
}

/** Without the entries of past runs, which the real store keeps outside the process. */
function forgetful(store: SyncStore): SyncStore {
  return { ...store, recordRun: (run, _entries, options) => store.recordRun(run, [], options) };
}
