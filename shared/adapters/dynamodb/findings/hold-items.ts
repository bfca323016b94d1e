import * as z from 'zod';
import { holdDecisionSchema, holdSummarySchema, type StoredHold } from '../../../domain/holds/stored-hold.ts';
import type { FindingStore } from '../../../ports/finding-store.ts';
import type { HoldStore } from '../../../ports/hold-store.ts';
import { WriteRefusedError } from '../sync/lease-transaction.ts';
import { dueAttributes } from '../table/dynamo-due-list.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';
import { ConditionFailedError, type Write, writeTogether } from '../table/transaction.ts';
import { auditWrites } from '../team/dynamo-audit-log.ts';
import { idLists } from './id-lists.ts';

const itemSchema = z.object({
  head: holdSummarySchema.omit({ decision: true }),
  /** Beside the head, so that it is written by itself. */
  decision: holdDecisionSchema.optional(),
});

/** {@link HoldStore} in DynamoDB. */
export function createDynamoHoldStore(table: Table): HoldStore {
  const lists = idLists(table, keys.hold, keys.heldPrefix);
  return {
    async hold(key) {
      const stored = await lists.read(key, itemSchema);
      if (stored === undefined) return undefined;
      const { head, decision } = stored.head;
      const { closings = [], creations = [] } = stored.lists;
      return { ...head, closings, creations, ...(decision ? { decision } : {}) };
    },

    async holdSummary(key) {
      const item = await getItem(table, keys.hold(key), itemSchema);
      return item && { ...item.head, ...(item.decision ? { decision: item.decision } : {}) };
    },

    async decideHold(key, runId, decision, audited) {
      const decide: Write = {
        Update: {
          TableName: table.tableName,
          Key: keys.hold(key),
          UpdateExpression: 'SET decision = :decision REMOVE dueShard, dueAt',
          ConditionExpression: 'head.runId = :runId AND attribute_not_exists(decision)',
          ExpressionAttributeValues: { ':decision': decision, ':runId': runId },
        },
      };
      try {
        await writeTogether(table, [decide, ...auditWrites(table, audited)]);
        return true;
      } catch (error) {
        if (error instanceof ConditionFailedError) return false;
        throw error;
      }
    },
  };
}

/** The part of the finding store that keeps what waits for a person. */
export function holdOperations(table: Table): HoldStore & Pick<FindingStore, 'putHold'> {
  const lists = idLists(table, keys.hold, keys.heldPrefix);
  return {
    ...createDynamoHoldStore(table),

    async putHold(holder, hold, before) {
      if (hold === undefined && before === undefined) return;
      const { closings = [], creations = [] } = hold ?? {};
      // Listed as long as somebody has to decide.
      const waits = hold && !hold.decision ? dueAttributes('HELD', keys.hold(holder), hold.since) : {};
      const record = hold && {
        generation: hold.runId,
        head: { ...itemOf(hold), ...waits },
        lists: { closings, creations },
      };
      try {
        await lists.write(holder, record, stillIs(before));
      } catch (error) {
        if (!(error instanceof WriteRefusedError)) throw error;
      }
    },
  };
}

function itemOf({ decision, closings, creations, ...head }: StoredHold) {
  const counted = { ...head, closings: closings.length, creations: creations.length };
  return { head: counted, ...(decision ? { decision } : {}) };
}

function stillIs(before: StoredHold | undefined) {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const decided = before.decision ? 'attribute_exists(decision)' : 'attribute_not_exists(decision)';
  return {
    ConditionExpression: `head.runId = :runId AND ${decided}`,
    ExpressionAttributeValues: { ':runId': before.runId },
  };
}
