import { probeConnections } from '../../../../functions/sweep/probe-connections.ts';
import type { DefectDojoOptions } from '../../../../infra/local/defectdojo/defectdojo.ts';
import { createHttpDefectDojo } from '../../../../shared/adapters/defectdojo/http-defectdojo.ts';
import type { Attention } from '../../../../shared/domain/failures/attention.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { TeamId } from '../../../../shared/domain/names/ids.ts';
import { localTargetRules } from '../../../../shared/http/target/target-rules.ts';
import { createNotify } from '../../../../shared/notices/notify.ts';
import { aServedDefectDojo } from '../../../support/a-served-defectdojo.ts';
import { createInMemoryGeckoRepositories } from '../../../support/in-memory-gecko-repositories.ts';
import { createInMemoryKeyStore } from '../../../support/in-memory-key-store.ts';
import { createInMemoryNoticeStore, createRecordingNotifier } from '../../../support/in-memory-notices.ts';
import { createInMemoryPauses } from '../../../support/in-memory-pauses.ts';
import { createInMemorySyncStore } from '../../../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../../../support/in-memory-team-store.ts';
import { createRecordingSyncQueue } from '../../../support/recording-sync-queue.ts';
import { aClock, aConnection, aMapping, aRepository, silentLog } from '../../../support/sync-fixtures.ts';

const minuteMs = 60_000;
const { teamId } = aRepository();

/** A team that connected with a key that works, with two mapped repositories, and what a sweep over it does. */
export async function aWatchedTeam(options: DefectDojoOptions = {}) {
  const clock = aClock();
  const dojo = await aServedDefectDojo({ now: () => clock.now(), ...options });
  const teams = createInMemoryTeamStore();
  const keys = {
    ...createInMemoryKeyStore(),
    geckoKey: async (_teamId: TeamId, { fresh = false } = {}) => (fresh ? 'gk_new' : 'gk_old'),
  };
  const queue = createRecordingSyncQueue();
  const { request } = queue;
  let requestsLeft = Number.POSITIVE_INFINITY;
  queue.request = async (...wanted) => {
    requestsLeft -= 1;
    if (requestsLeft < 0) throw new Error('It died.');
    await request(...wanted);
  };
  const notifier = createRecordingNotifier();
  const gecko = { failure: undefined as OutsideFailure | undefined, askedWith: [] as string[] };
  await teams.putConnection(aConnection({ baseUrl: dojo.url, lastVerifiedAt: clock.now().toISOString() }));
  await keys.putDefectDojoKey(teamId, { baseUrl: dojo.url, apiKey: dojo.apiKey, version: 1 });
  for (const id of ['acme/shop', 'acme/ledger']) await teams.createMapping(aMapping(aRepository(id)));
  const store = createInMemorySyncStore(teams);
  let id = 0;
  const newId = () => `id-${++id}`;
  const notices = createInMemoryNoticeStore();
  const dependencies = {
    due: teams.due,
    store,
    random: () => 0.5,
    teams,
    keys,
    queue,
    clock,
    newId,
    log: silentLog,
    notify: createNotify({ notices, notifier, clock, newId, log: silentLog }),
    pauses: createInMemoryPauses(),
    openDefectDojo: async (target: { baseUrl: string; apiKey: string; endsAtMs: number }) =>
      createHttpDefectDojo({ ...target, rules: localTargetRules, userAgent: 'test', clock }),
    openGecko: async (apiKey: string) => {
      gecko.askedWith.push(apiKey);
      const { failure } = gecko;
      const repositories = createInMemoryGeckoRepositories();
      return failure === undefined ? repositories : { ...repositories, repositories: () => Promise.reject(failure) };
    },
  };
  return {
    paused: dependencies.pauses.paused,
    dojo,
    clock,
    store,
    teams,
    keys,
    gecko,
    sweep: () => probeConnections(dependencies, { endsAt: new Date(clock.now().getTime() + minuteMs) }),
    connection: () => teams.connection(teamId),
    calls: () => dojo.controls.requests.summary().requests,
    requested: () => queue.requested.map(({ repositoryId, reason }) => [repositoryId, reason]),
    told: () => notifier.told.map(({ notice: { kind, code } }) => [kind, code]),
    notifier,
    mark: (attention: Partial<Attention> = {}) =>
      teams.noteConnection(teamId, {
        code: 'key_rejected',
        reason: 'r',
        since: clock.now().toISOString(),
        system: 'defectdojo',
        ...attention,
      }),
    /** No more than so many wishes get into the queue. */
    breakOffAfter: (requests: number) => {
      requestsLeft = requests;
    },
    endKeyAt: (expiresAt: string | null) => {
      const record = dojo.store.keys.get(dojo.apiKey);
      if (record) record.expiresAt = expiresAt;
    },
    revoke: (revoked: boolean) => {
      const record = dojo.store.keys.get(dojo.apiKey);
      if (record) record.revoked = revoked;
    },
  };
}
