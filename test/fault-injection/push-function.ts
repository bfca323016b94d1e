import { randomUUID } from 'node:crypto';
import { createRunSync } from '../../functions/push/run-sync.ts';
import { createSyncRepository } from '../../functions/push/sync-repository.ts';
import { syncDueDetailType, syncRequestedDetailType } from '../../shared/domain/events/sync-message.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { AsvsStore } from '../../shared/ports/asvs-store.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';
import type { DefectDojoKey } from '../../shared/ports/key-store.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { createInMemoryPauses } from '../support/in-memory-pauses.ts';
import { localOutsideWorld } from '../support/local-outside-world.ts';
import { silentLog } from '../support/sync-fixtures.ts';
import type { StandstillAudit } from './audit-standstill.ts';
import { gated } from './gated.ts';
import type { Lines } from './lines.ts';
import type { MessageQueue } from './message-queue.ts';
import type { Worker } from './worker.ts';

/** As the deployed function computes it: its time-out, the longest call, a reserve. */
const leaseMs = 480_000;
const spacingMs = 60_000;

/** All that the push function reaches out to. */
export interface Ports extends Lines {
  readonly clock: Clock;
  readonly teams: TeamStore;
  readonly store: SyncStore;
  readonly findings: FindingStore;
  readonly asvs: AsvsStore;
  readonly slots: InstanceSlots;
  readonly line: InstanceLine;
  readonly queue: MessageQueue;
  readonly key: () => Promise<DefectDojoKey>;
  readonly geckoKey: () => Promise<string>;
}

/** The push function put together as it is deployed, for one invocation that can be stopped at every call. */
export function pushWith(ports: Ports, worker: Worker, audit: StandstillAudit) {
  const { clock } = ports;
  const store = gated('store', audit.store(ports.store), worker);
  const queue = gated('queue', queueOver(ports), worker);
  const keys = gated('keys', { defectDojoKey: ports.key, geckoKey: ports.geckoKey }, worker);
  const line = gated('line', ports.line, worker);
  const slots = gated('slots', ports.slots, worker);
  const pauses = gated('pauses', createInMemoryPauses(), worker);
  // Which worker calls is told by the version.
  const outsideWorld = localOutsideWorld(ports.gecko.url, clock, worker.id);
  const runSync = createRunSync({
    notify: async () => {},
    measureRun: () => {},
    queue,
    teams: gated('teams', audit.teams(ports.teams), worker),
    store,
    findings: gated('findings', audit.findings(ports.findings), worker),
    asvs: gated('asvs', ports.asvs, worker),
    slots,
    line,
    pauses,
    keys,
    ...outsideWorld,
    openGecko: audit.gecko(outsideWorld.openGecko),
    geckoAppUrl: 'https://app.gecko.security',
    clock,
    log: silentLog,
    newRunId: randomUUID,
    newId: randomUUID,
    code: 'test',
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
    log: silentLog,
    newToken: randomUUID,
    random: () => 0,
    leaseMs,
    spacingMs,
  });
  return { store, syncRepository };
}

/** The sync queue as functions see it. */
export function queueOver({ queue, clock }: Pick<Ports, 'queue' | 'clock'>): SyncQueue {
  const nowMs = () => clock.now().getTime();
  return {
    async request({ teamId, repositoryId }, { id, ...wish }, { delaySeconds } = { delaySeconds: 0 }) {
      const detail = { version: '1', teamId, repositoryId, ...wish };
      queue.send(JSON.stringify({ id, 'detail-type': syncRequestedDetailType, detail }), nowMs() + delaySeconds * 1000);
    },
    async wake(key, delaySeconds) {
      queue.sendDelayed(dueMessage(key), nowMs(), delaySeconds);
    },
    async call(key) {
      queue.send(dueMessage(key), nowMs());
    },
  };
}

/** Wakes a repository whose waiting time is over. */
export function dueMessage({ teamId, repositoryId }: RepositoryKey): string {
  const detail = { version: '1', teamId, repositoryId };
  return JSON.stringify({ id: `${teamId}/${repositoryId}`, 'detail-type': syncDueDetailType, detail });
}
