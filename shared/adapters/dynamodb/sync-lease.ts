import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { RepositoryKey } from '../../domain/ids.ts';
import { syncStateSchema } from '../../domain/sync-state.ts';
import type { SyncStore } from '../../ports/sync-store.ts';
import { keys } from './keys.ts';
import { renewLease } from './renew-lease.ts';
import { getItem, type Table } from './table.ts';

/** The part of the store that keeps two syncs of one repository apart. */
export function syncLeaseOperations(
  table: Table,
): Pick<SyncStore, 'state' | 'acquire' | 'renew' | 'release' | 'postpone' | 'defer' | 'rememberBaseline'> {
  const update = (key: RepositoryKey, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>) =>
    table.client.send(new UpdateCommand({ TableName: table.tableName, Key: keys.syncState(key), ...input }));

  return {
    async state(key) {
      return (await getItem(table, keys.syncState(key), syncStateSchema)) ?? syncStateSchema.parse({});
    },

    async acquire(key, lease, now) {
      const taken = await unlessConditionFails(() =>
        update(key, {
          UpdateExpression: 'SET lease = :lease, lastStartedAt = :now REMOVE notBefore, waitEndsOnWish',
          ConditionExpression: 'attribute_not_exists(lease) OR lease.expiresAt < :now',
          ExpressionAttributeValues: { ':lease': lease, ':now': now.toISOString() },
        }),
      );
      return taken === undefined;
    },

    renew: (key, lease, basis) => renewLease(table, key, lease, basis),

    async release(key, token, { requested, inSyncAt }) {
      const refusal = await unlessConditionFails(() =>
        update(key, {
          UpdateExpression: `SET completed = :requested, attempt = :none${inSyncAt ? ', lastInSyncAt = :inSyncAt' : ''} REMOVE lease, notBefore, waitEndsOnWish, lastError`,
          ConditionExpression: 'requested = :requested AND lease.#token = :token',
          ExpressionAttributeNames: { '#token': 'token' },
          ExpressionAttributeValues: {
            ':requested': requested,
            ':token': token,
            ':none': 0,
            ...(inSyncAt ? { ':inSyncAt': inSyncAt.toISOString() } : {}),
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      if (!refusal) return 'released';
      return refusal.Item && syncStateSchema.parse(unmarshall(refusal.Item)).lease?.token === token
        ? 'more_requested'
        : 'lost';
    },

    async postpone(key, token, { notBefore, attempt, error, endsOnWish = false }) {
      await unlessConditionFails(() =>
        update(key, {
          UpdateExpression: `SET notBefore = :notBefore, waitEndsOnWish = :endsOnWish, attempt = :attempt${error ? ', lastError = :error' : ''} REMOVE lease`,
          ConditionExpression: 'lease.#token = :token',
          ExpressionAttributeNames: { '#token': 'token' },
          ExpressionAttributeValues: {
            ':notBefore': notBefore.toISOString(),
            ':attempt': attempt,
            ':endsOnWish': endsOnWish,
            ':token': token,
            ...(error ? { ':error': error } : {}),
          },
        }),
      );
    },

    async defer(key, notBefore) {
      await unlessConditionFails(() =>
        update(key, {
          UpdateExpression: 'SET notBefore = :notBefore REMOVE waitEndsOnWish',
          ConditionExpression:
            'attribute_not_exists(lease) AND (attribute_not_exists(notBefore) OR waitEndsOnWish = :yes)',
          ExpressionAttributeValues: { ':notBefore': notBefore.toISOString(), ':yes': true },
        }),
      );
    },

    async rememberBaseline(key, scan) {
      await unlessConditionFails(() =>
        update(key, {
          UpdateExpression: 'SET baselineScan = :scan',
          ConditionExpression:
            'attribute_not_exists(baselineScan) OR baselineScan.completedAt < :completedAt OR baselineScan.branch <> :branch',
          ExpressionAttributeValues: { ':scan': scan, ':completedAt': scan.completedAt, ':branch': scan.branch },
        }),
      );
    },
  };
}

/** Runs a conditional write; the refusal when its condition did not hold, else nothing. */
async function unlessConditionFails(
  write: () => Promise<unknown>,
): Promise<ConditionalCheckFailedException | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return error;
    throw error;
  }
}
