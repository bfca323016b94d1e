import { keyLost } from '../../shared/connection/key-lost.ts';
import type { NoteAttentionDependencies } from '../../shared/connection/note-attention.ts';
import { noteConnectionProblem, requestAllThatWaited } from '../../shared/connection/note-attention.ts';
import { requestOwedSyncs } from '../../shared/connection/request-all-syncs.ts';
import { rememberedServer, type VerifyKeyDependencies, verifyKey } from '../../shared/connection/verify-key.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import type { TeamId } from '../../shared/domain/names/ids.ts';
import { authorityEndCondition } from '../../shared/domain/team/authority-end.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import { connectionDue, nextProbe } from '../../shared/domain/team/connection-due.ts';
import { keyEndCondition } from '../../shared/domain/team/key-end.ts';
import type { Notify } from '../../shared/notices/notify.ts';
import type { Due, DueList } from '../../shared/ports/due-list.ts';
import type { OpenGecko } from '../../shared/ports/gecko-repositories.ts';
import type { DefectDojoKey, KeyReader } from '../../shared/ports/key-store.ts';
import type { Pauses } from '../../shared/ports/pauses.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { type EachDueDependencies, eachDue } from './each-due.ts';
import { pausedInstances } from './paused-instances.ts';
import { type PlanDriftChecksDependencies, planDriftChecks } from './plan-drift-checks.ts';
import type { SweepEnd } from './sweep.ts';

/** What probing needs. */
export interface ProbeConnectionsDependencies
  extends EachDueDependencies,
    VerifyKeyDependencies,
    PlanDriftChecksDependencies,
    Omit<NoteAttentionDependencies, 'teams'> {
  readonly due: DueList<TeamId>;
  readonly teams: NoteAttentionDependencies['teams'] &
    Pick<TeamStore, 'connection' | 'noteVerified' | 'noteSyncsAskedFor' | 'noteLookups'>;
  readonly keys: KeyReader;
  readonly openGecko: (apiKey: string) => Promise<OpenGecko>;
  readonly notify: Notify;
  readonly pauses: Pick<Pauses, 'pauses'>;
}

/** Of each part of the list: a verification takes up to 10 s, and parts are gone through side by side. */
const probesPerPart = 10;
/** A server that is down for a moment says nothing about its key: it is asked again then, milliseconds. */
const afterOutageMs = 60 * 60 * 1000;

/**
 * Verifies the keys that are due: those that need a person, ever more slowly, and those that are well once a day. A key
 * that works again takes the mark back and syncs everything that waited for it. So is what a change still owes. Of one that ends soon people are told before it
 * does, as of the authority that the server's certificate is of. With each goes a look at whether all of the
 * team's repositories have a drift check planned, and their mappings can be found without reading all.
 */
export async function probeConnections(
  dependencies: ProbeConnectionsDependencies,
  { endsAt }: SweepEnd,
): Promise<Record<string, never>> {
  const { due, teams, clock, log, notify } = dependencies;
  const paused = await pausedInstances(dependencies);
  if (paused.everything) return {};
  await eachDue(due, dependencies, { endsAt, perPart: probesPerPart }, see);
  return {};

  async function see({ key: teamId }: Due<TeamId>): Promise<Date | undefined> {
    const connection = await teams.connection(teamId);
    const dueAt = connection && connectionDue(connection);
    if (connection === undefined || dueAt === undefined) return undefined;
    if (dueAt > clock.now()) return dueAt;
    if (await paused.isPaused(teamId)) return new Date(clock.now().getTime() + afterOutageMs);
    try {
      await probe(connection);
      await requestOwedSyncs(dependencies, connection, (_key, reason) => ({ id: dependencies.newId(), reason }));
      await planDriftChecks(dependencies, teamId);
      await teams.noteLookups(teamId);
      return undefined;
    } catch (error) {
      if (!(error instanceof OutsideFailure)) throw error;
      return failed(connection, error);
    }
  }

  async function probe(connection: Connection): Promise<void> {
    const { teamId, secretVersion, attention } = connection;
    const key = await keyOf(connection);
    if (attention?.system === 'gecko') await askGecko(teamId);
    const verified = await verifyKey(dependencies, key);
    const lastVerifiedAt = clock.now().toISOString();
    const defectDojo = rememberedServer(verified, key.baseUrl, connection);
    // Before it is noted as verified, so that a sweep that breaks off here verifies and tells again.
    await tellEnds(connection, verified);
    const recovered = connection.status === 'needs_attention';
    if (recovered) await requestAllThatWaited(dependencies, teamId);
    const isOurs = await teams.noteVerified(teamId, secretVersion, { ...verified, defectDojo, lastVerifiedAt });
    log.info('connection verified', { teamId, recovered });
    if (isOurs && recovered) await notify({ teamId }, { kind: 'well' });
  }

  async function failed(connection: Connection, failure: OutsideFailure): Promise<Date> {
    const { teamId, attention } = connection;
    const { code, message: reason, kind } = failure;
    const now = clock.now();
    log.warn('connection not verified', { teamId, code, kind });
    // A server that is away doesn't move the end of its keys.
    if (kind === 'transient') {
      await tellEnds(connection, connection);
    } else {
      await noteConnectionProblem(dependencies, teamId, failure);
      await notify({ teamId }, { kind: 'connection_needs_attention', code, reason });
    }
    return attention ? nextProbe(attention.since, now) : new Date(now.getTime() + afterOutageMs);
  }

  async function tellEnds(connection: Connection, keyEnd: Pick<Connection, 'keyExpiresAt'>): Promise<void> {
    const { teamId } = connection;
    await notify({ teamId, part: 'key_end' }, keyEndCondition(keyEnd, clock.now()));
    await notify({ teamId, part: 'authority_end' }, authorityEndCondition(connection, clock.now()));
  }

  async function keyOf({ teamId, secretVersion }: Connection): Promise<DefectDojoKey> {
    const key = await dependencies.keys.defectDojoKey(teamId, { fresh: true });
    if (key?.version === secretVersion) return key;
    // The secret is written before the connection: another version is one that is being replaced at this moment.
    throw keyLost(key === undefined ? 'setup' : 'transient');
  }

  async function askGecko(teamId: TeamId): Promise<void> {
    const apiKey = await dependencies.keys.geckoKey(teamId, { fresh: true });
    if (apiKey === undefined) {
      const message = 'There is no Gecko API key for this team and no default one.';
      throw new OutsideFailure({ system: 'gecko', kind: 'setup', code: 'gecko_key_missing', message, sent: 'no' });
    }
    const gecko = await dependencies.openGecko(apiKey);
    try {
      await gecko.repositories({ limit: 1, offset: 0 });
    } finally {
      await gecko.close();
    }
  }
}
