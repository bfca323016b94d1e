import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RepositoryKey } from '../../../domain/names/ids.ts';
import { dueByItself } from '../../../domain/sync/sync-due.ts';
import { syncStateSchema } from '../../../domain/sync/sync-state.ts';
import { happenedMs, latestToHaveHappened } from '../../../domain/time/instant.ts';
import type { SyncStore } from '../../../ports/sync-store.ts';
import { refusalOf, wasMade, withOldItem } from '../table/conditional-write.ts';
import { dueAttributes } from '../table/dynamo-due-list.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';
import { renewLease } from './renew-lease.ts';

/** The part of the store that keeps two syncs of one repository apart. */
export function syncLeaseOperations(
  table: Table,
): Pick<
  SyncStore,
  'state' | 'acquire' | 'renew' | 'release' | 'postpone' | 'defer' | 'rememberBaseline' | 'planDriftCheck'
> {
  const send = (key: RepositoryKey, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>) => {
    const where = { TableName: table.tableName, Key: keys.syncState(key) };
    return table.client.send(new UpdateCommand({ ...where, ...input, ...withOldItem }));
  };
  /** Changes the state if the condition holds; the refusal if not. */
  const update = (...change: Parameters<typeof send>) => refusalOf(send(...change));

  return {
    async state(key) {
      return (await getItem(table, keys.syncState(key), syncStateSchema)) ?? syncStateSchema.parse({});
    },

    acquire(key, lease, now) {
      const taking = send(key, {
        UpdateExpression: `SET lease = :lease, lastStartedAt = :now, ${keepBefore}, ${setDue} REMOVE notBefore, waitEndsOnWish, compared`,
        ConditionExpression: `${isRequested} AND (attribute_not_exists(lease) OR lease.expiresAt < :now)`,
        ExpressionAttributeValues: {
          ':lease': lease,
          ':now': now.toISOString(),
          ':nothing': false,
          ...due(key, lease.expiresAt),
        },
      });
      return wasMade(taking, (state) => holderOf(state) === lease.token);
    },

    renew: (key, lease, basis) => renewLease(table, key, lease, basis),

    async release(key, token, { requested, inSyncAt, lookAt, driftCheckAt, driftFound, compared }) {
      const by = dueByItself({ lookAt, driftCheckAt });
      const listed = by === undefined ? { dueShard: undefined, dueAt: undefined } : dueOf(key, by);
      const { given, missing } = split({ lookAt, driftCheckAt, driftFound, compared, ...listed });
      const values = { ...given, ...(inSyncAt && { lastInSyncAt: inSyncAt.toISOString() }) };
      const sets = [
        'completed = :requested',
        'attempt = :none',
        'givenBackBy = :token',
        ...Object.keys(values).map((name) => `${name} = :${name}`),
      ];
      const removed = [...ofLease, 'notBefore', 'waitEndsOnWish', 'lastError', 'waitingSince', ...missing];
      const refusal = await update(key, {
        UpdateExpression: `SET ${sets.join(', ')} REMOVE ${removed.join(', ')}`,
        ConditionExpression: 'requested = :requested AND lease.#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: {
          ':requested': requested,
          ':token': token,
          ':none': 0,
          ...namedValues(values),
        },
      });
      if (!refusal) return 'released';
      if (holderOf(refusal.item) === token) return 'more_requested';
      return refusal.item?.['givenBackBy'] === token ? 'released' : 'lost';
    },

    async postpone(key, token, { notBefore, attempt, error, endsOnRequest = false, dueAt = notBefore, drift }) {
      const ofDrift = drift ? { driftCheckAt: drift.driftCheckAt, driftFound: drift.driftFound } : {};
      const { given: values, missing } = split({ ...ofDrift, lastError: error });
      const sets = Object.keys(values).map((name) => `, ${name} = :${name}`);
      await update(key, {
        UpdateExpression: `SET notBefore = :notBefore, waitEndsOnWish = :endsOnWish, attempt = :attempt, ${setDue}${sets.join('')} REMOVE ${[...ofLease, ...missing].join(', ')}`,
        ConditionExpression: 'lease.#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: {
          ':notBefore': notBefore.toISOString(),
          ':attempt': attempt,
          ':endsOnWish': endsOnRequest,
          ':token': token,
          ...due(key, dueAt),
          ...namedValues(values),
        },
      });
    },

    async defer(key, notBefore) {
      await update(key, {
        UpdateExpression: `SET notBefore = :notBefore, ${setDue} REMOVE waitEndsOnWish`,
        ConditionExpression: `${wasAskedFor} AND attribute_not_exists(lease) AND (attribute_not_exists(notBefore) OR waitEndsOnWish = :yes)`,
        ExpressionAttributeValues: { ':notBefore': notBefore.toISOString(), ':yes': true, ...due(key, notBefore) },
      });
    },

    async planDriftCheck(key, at) {
      const { lookAt, requested, completed } = (await getItem(table, keys.syncState(key), syncStateSchema)) ?? {};
      if (requested === undefined || requested !== completed) return;
      const driftCheckAt = at.toISOString();
      await update(key, {
        UpdateExpression: `SET driftCheckAt = :at, ${setDue}`,
        ConditionExpression: `requested = :requested AND completed = :requested AND attribute_not_exists(lease) AND attribute_not_exists(driftCheckAt) AND ${lookAt === undefined ? 'attribute_not_exists(lookAt)' : 'lookAt = :lookAt'}`,
        ExpressionAttributeValues: {
          ':at': driftCheckAt,
          ':requested': requested,
          ...(lookAt === undefined ? {} : { ':lookAt': lookAt }),
          ...due(key, dueByItself({ lookAt, driftCheckAt }) ?? driftCheckAt),
        },
      });
    },

    async rememberBaseline(key, scan, now) {
      const canHaveEnded = happenedMs(scan.completedAt, now) !== null;
      const { completedAt, branch } = scan;
      const newer = {
        ':completedAt': completedAt,
        ':latest': latestToHaveHappened(now).toISOString(),
        ':branch': branch,
      };
      await update(key, {
        UpdateExpression: 'SET baselineScan = :scan',
        ConditionExpression: canHaveEnded ? `${isFirstBaseline} OR ${isNewerBaseline}` : isFirstBaseline,
        ExpressionAttributeValues: { ':scan': scan, ...(canHaveEnded ? newer : {}) },
      });
    },
  };
}

/** Whose the lease is, by their token, of a state as it is stored. */
export function holderOf(state: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return state && syncStateSchema.parse(state).lease?.token;
}

/** Whoever read the state just before the team's data were deleted would bring it back otherwise. */
const wasAskedFor = 'attribute_exists(requested)';
/** Whoever comes late finds all done, and has no lease to leave behind. */
const isRequested = `${wasAskedFor} AND (attribute_not_exists(completed) OR requested <> completed)`;
const isFirstBaseline = 'attribute_not_exists(baselineScan)';
/** Instants are stored in UTC with four digits for the year, and so compare as text. */
const isNewerBaseline =
  'baselineScan.completedAt < :completedAt OR baselineScan.completedAt > :latest OR baselineScan.branch <> :branch';
/** What there is only as long as somebody holds the lease. */
const ofLease = ['lease', 'comparedBefore', 'startedBefore'];
/** All values are those before the update. */
const keepBefore =
  'comparedBefore = if_not_exists(compared, :nothing), startedBefore = if_not_exists(lastStartedAt, :now)';
const setDue = 'dueShard = :dueShard, dueAt = :dueAt';

function due(key: RepositoryKey, at: Date | string): Record<string, string> {
  const { dueShard, dueAt } = dueOf(key, at);
  return { ':dueShard': dueShard, ':dueAt': dueAt };
}

function dueOf(key: RepositoryKey, at: Date | string): { dueShard: string; dueAt: string } {
  return dueAttributes('SYNC', keys.syncState(key), at);
}

/** Attributes that have a value, and the names of those that are to go. */
function split(attributes: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(attributes);
  return {
    given: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    missing: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  };
}

function namedValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));
}
