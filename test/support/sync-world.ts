import { randomUUID } from 'node:crypto';
import { createRunSync } from '../../functions/push/run-sync.ts';
import { createSyncRepository } from '../../functions/push/sync-repository.ts';
import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import type { FindingRecord } from '../../infra/local/defectdojo/model/finding-record.ts';
import type { DefectDojoVersion } from '../../infra/local/defectdojo/model/traits.ts';
import { changeFinding } from '../../infra/local/gecko/control/findings.ts';
import type { ScanOrder } from '../../infra/local/gecko/control/orders.ts';
import { createGecko } from '../../infra/local/gecko/gecko.ts';
import type { RowFields } from '../../infra/local/gecko/state.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';
import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Run, RunEntry } from '../../shared/domain/runs/run.ts';
import { instanceOf } from '../../shared/domain/sync/pause.ts';
import type { Connection, ConnectionSettings } from '../../shared/domain/team/connection.ts';
import { createNotify } from '../../shared/notices/notify.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { MeasuredRun } from '../../shared/ports/run-meter.ts';
import type { SyncQueue, SyncRequest } from '../../shared/ports/sync-queue.ts';
import { post } from './control-of-stand-in.ts';
import { gatherChanges } from './gather-changes.ts';
import { createInMemoryAsvsStore } from './in-memory-asvs-store.ts';
import { createInMemoryFindingStore } from './in-memory-finding-store.ts';
import { createInMemoryInstanceLine } from './in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from './in-memory-instance-slots.ts';
import { createInMemoryNoticeStore, createRecordingNotifier } from './in-memory-notices.ts';
import { createInMemoryPauses } from './in-memory-pauses.ts';
import { createInMemorySyncStore } from './in-memory-sync-store.ts';
import { createInMemoryTeamStore } from './in-memory-team-store.ts';
import { createKeysOfWorker } from './keys-of-worker.ts';
import { localOutsideWorld } from './local-outside-world.ts';
import { controlGecko, createProductIn } from './stand-in-calls.ts';
import { aClock, aConnection, aMapping, aRepository, aScan, silentLog } from './sync-fixtures.ts';

const leaseMs = 480_000;
const functionMs = 300_000;
const spacingMs = 60_000;
const teamId = 'team-demo';

/** A row of a scan as a test writes it; the stand-in fills in the rest. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * A repository, its Gecko and its DefectDojo, with everything between them real but the stores, the queue and the clock:
 * those are in memory, and time passes only when a test lets it, or as DefectDojo works: `pace` 1 is the speed of a real
 * server as it was measured, larger is slower; 0: no time passes.
 */
export async function createSyncWorld(
  repositoryId = 'acme/shop',
  {
    pace = 0,
    version = '3.2.0',
    log = silentLog,
  }: { readonly pace?: number; readonly version?: DefectDojoVersion; readonly log?: Log } = {},
) {
  const clock = aClock();
  const gecko = createGecko({ now: clock.now });
  const dojo = createDefectDojo({ now: clock.now, version, pace, wait: async (ms) => clock.advance(ms) });
  const changes = gatherChanges();
  const watchedDojo: Parameters<typeof serve>[0] = {
    fetch: (request, ...rest) => changes.watched(request, async () => dojo.app.fetch(request, ...rest)),
  };
  const servers = await Promise.all([serve(gecko.app), serve(watchedDojo)]);
  const slots = createInMemoryInstanceSlots(2);
  const [geckoUrl, dojoUrl] = [servers[0].url, servers[1].url];
  const key = aRepository(repositoryId, teamId);
  const teams = createInMemoryTeamStore();
  const store = createInMemorySyncStore(teams);
  const line = createInMemoryInstanceLine(store, slots);
  const findings = createInMemoryFindingStore(store);
  const asvs = createInMemoryAsvsStore();
  const wakeUps: number[] = [];
  const delayed: { readonly key: RepositoryKey; readonly wish: SyncRequest; readonly atMs: number }[] = [];
  const notifier = createRecordingNotifier();
  const { keys, ...setKeys } = createKeysOfWorker({
    baseUrl: dojoUrl,
    apiKey: dojo.apiKey,
    gecko: gecko.apiKey(teamId),
  });

  const queue: SyncQueue = {
    request: async (wanted, wish, { delaySeconds } = { delaySeconds: 0 }) => {
      if (delaySeconds === 0) return store.raise(wanted, { kind: 'request', ...wish }, clock.now());
      delayed.push({ key: wanted, wish, atMs: clock.now().getTime() + delaySeconds * 1000 });
    },
    wake: async (_key, delaySeconds) => {
      wakeUps.push(clock.now().getTime() + delaySeconds * 1000);
    },
    call: async () => {
      wakeUps.push(clock.now().getTime());
    },
  };

  /** Which code of ours is at work. */
  const deployed = { code: 'test' };
  const measured: MeasuredRun[] = [];
  const pauses = createInMemoryPauses();
  const notices = createInMemoryNoticeStore();
  const notify = createNotify({ notices, notifier, clock, log, newId: randomUUID });
  const runSync = createRunSync({
    notify,
    measureRun: (one) => measured.push(one),
    teams,
    queue,
    store,
    findings,
    asvs,
    slots,
    line,
    pauses,
    keys,
    ...localOutsideWorld(geckoUrl, clock),
    geckoAppUrl: 'https://app.gecko.security',
    clock,
    log,
    newRunId: randomUUID,
    newId: randomUUID,
    get code() {
      return deployed.code;
    },
    leaseMs,
  });
  const syncRepository = createSyncRepository({
    store,
    slots,
    line,
    pauses,
    queue,
    runSync,
    clock,
    log,
    newToken: randomUUID,
    random: () => 0,
    leaseMs,
    spacingMs,
  });

  /** When the next message comes, or the sweep finds it waiting. */
  async function nextWakeUp(): Promise<number | undefined> {
    const next = wakeUps.sort((a, b) => a - b).shift();
    const { requested, completed, notBefore } = await store.state(key);
    return next ?? (requested > completed && notBefore !== undefined ? Date.parse(notBefore) : undefined);
  }

  const world = {
    clock,
    gecko,
    dojo,
    dojoUrl,
    geckoUrl,
    key,
    teams,
    store,
    findings,
    asvs,
    notifier,
    deployed,
    measured,
    paused: pauses.paused,
    wakeUps,
    syncRepository,
    ...setKeys,

    /** Connects and maps as the console does. */
    slots,
    line,
    /** What the slots call the DefectDojo. */
    instance: instanceOf({ baseUrl: dojoUrl }),
    changes,

    async connect(overrides: Partial<Connection> = {}): Promise<void> {
      const product = dojo.store.products.list()[0] ?? (await createProductIn(dojo));
      const defectDojo = { version, userName: 'gecko' };
      await teams.putConnection(aConnection({ teamId: key.teamId, baseUrl: dojoUrl, defectDojo, ...overrides }));
      await teams.createMapping(aMapping(key, { product: { id: product.id, name: 'Shop' } }));
    },

    async changeSettings(settings: Partial<ConnectionSettings>): Promise<void> {
      const connection = await teams.connection(key.teamId);
      if (!connection) throw new Error('not connected');
      const changed = { ...connection, settings: { ...connection.settings, ...settings } };
      await teams.putConnection({ ...changed, version: connection.version + 1 });
    },

    /** A scan that Gecko has finished; tells nobody yet. */
    async scan(rows: readonly Row[], overrides: Partial<ScanOrder> = {}): Promise<Trigger> {
      const body = { repositories: [{ id: key.repositoryId, branch: 'main', rows }], ...overrides };
      const { event } = await controlGecko(gecko, 'POST', `/teams/${teamId}/scans`, body);
      const { scanId, kind, status, completedAt } = event as Record<string, string>;
      return aScan({
        id: randomUUID(),
        scanId: String(scanId),
        scanKind: kind as 'deep',
        scanStatus: status as 'completed',
        completedAt: new Date(String(completedAt)).toISOString(),
        defaultBranch: 'main',
      });
    },

    /** Tells what happened and lets everything that follows from it happen; returns the last run. */
    async tell(...triggers: Trigger[]): Promise<Run> {
      clock.advance(spacingMs);
      for (const trigger of triggers) await store.raise(key, trigger, clock.now());
      await syncRepository(key, { wakeUp: false, endsAt: endsAt() });
      await world.settle();
      return world.lastRun();
    },

    /** Lets time pass until nothing waits any more, at most a day. */
    async settle(): Promise<void> {
      const untilMs = clock.now().getTime() + 24 * 60 * 60 * 1000;
      for (;;) {
        const next = (await nextWakeUp()) ?? Number.POSITIVE_INFINITY;
        const [wish] = delayed.sort((a, b) => a.atMs - b.atMs);
        if (wish !== undefined && wish.atMs <= Math.min(next, untilMs)) {
          await deliver(wish);
          continue;
        }
        if (next > untilMs) return;
        clock.advance(Math.max(0, next - clock.now().getTime()));
        await syncRepository(key, { wakeUp: true, endsAt: endsAt() });
      }
    },

    /** One message and nothing that follows from it. */
    async tellOnce(...triggers: Trigger[]): Promise<Run> {
      clock.advance(spacingMs);
      for (const trigger of triggers) await store.raise(key, trigger, clock.now());
      await syncRepository(key, { wakeUp: false, endsAt: endsAt() });
      return world.lastRun();
    },

    /** What the sweep does once the repository is due. */
    async wake(): Promise<Run> {
      await syncRepository(key, { wakeUp: true, endsAt: endsAt() });
      return world.lastRun();
    },

    async lastRun(): Promise<Run> {
      const [run] = (await store.runs(key, { limit: 1 })).items;
      if (!run) throw new Error('no run was recorded');
      return run;
    },

    async lastEntries(): Promise<RunEntry[]> {
      return (await store.runEntries(key, (await world.lastRun()).runId, {})).items;
    },

    changeInGecko: (geckoId: string, fields: RowFields) => {
      changeFinding(gecko.team(teamId), geckoId, fields, clock.now());
    },

    /** The findings in DefectDojo, by Gecko id. */
    shown(): Map<string, FindingRecord> {
      return new Map(dojo.store.findings.list().map((finding) => [finding.unique_id_from_tool ?? '', finding]));
    },

    control: (method: string, path: string, body: object) => controlGecko(gecko, method, path, body),
    order: (faults: object) => post(dojo.app, '/_control/faults', faults),
    orderOfGecko: (faults: object) => post(gecko.app, '/_control/faults', faults),
    stop: () => Promise.all(servers.map((server) => server.stop())),
  };
  return world;

  async function deliver(message: (typeof delayed)[number]): Promise<void> {
    delayed.splice(delayed.indexOf(message), 1);
    clock.advance(Math.max(0, message.atMs - clock.now().getTime()));
    await store.raise(message.key, { kind: 'request', ...message.wish }, clock.now());
    await syncRepository(message.key, { wakeUp: false, endsAt: endsAt() });
  }

  function endsAt(): Date {
    return new Date(clock.now().getTime() + functionMs);
  }
}

/** See {@link createSyncWorld}. */
export type SyncWorld = Awaited<ReturnType<typeof createSyncWorld>>;
