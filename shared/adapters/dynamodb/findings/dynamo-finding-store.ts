import * as z from 'zod';
import { createRecordSharing, type KnownFinding } from '../../../domain/known/known-finding.ts';
import { type ReportedStatus, reportedStatusSchema } from '../../../domain/reported/reported-status.ts';
import type { FindingStore } from '../../../ports/finding-store.ts';
import { writeWithLease } from '../sync/lease-transaction.ts';
import { keys } from '../table/keys.ts';
import { everyItem, type Table } from '../table/table.ts';
import { decisionOperations } from './decision-items.ts';
import { holdOperations } from './hold-items.ts';
import { knownItemSchema, putKnownItem } from './known-item.ts';
import { uploadJournal } from './upload-journal.ts';

const reportedItemSchema = z.object({ findingId: z.string(), reported: reportedStatusSchema });

/** {@link FindingStore} in DynamoDB: one small item a finding. */
export function createDynamoFindingStore(table: Table): FindingStore {
  const put = (item: object) => ({ Put: { TableName: table.tableName, Item: item } });
  const remove = (key: object) => ({ Delete: { TableName: table.tableName, Key: key } });

  return {
    async known(key, placementId) {
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.knownPrefix(placementId) };
      const share = createRecordSharing();
      const known = new Map<string, KnownFinding>();
      for await (const one of everyItem(table, listing, knownItemSchema)) known.set(one.geckoId, share(one));
      return known;
    },

    async putKnown(holder, findings) {
      const writes = findings.map((known) => putKnownItem(table.tableName, holder, known));
      await writeWithLease(table, holder, writes);
    },

    async reported(key) {
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.reportedPrefix };
      const reported = new Map<string, ReportedStatus>();
      for await (const item of everyItem(table, listing, reportedItemSchema))
        reported.set(item.findingId, item.reported);
      return reported;
    },

    async putReported(holder, reported) {
      const writes = [...reported].map(([findingId, status]) =>
        status === undefined
          ? remove(keys.reported(holder, findingId))
          : put({ ...keys.reported(holder, findingId), findingId, reported: status }),
      );
      await writeWithLease(table, holder, writes);
    },

    ...holdOperations(table),
    ...decisionOperations(table),
    ...uploadJournal(table),
  };
}
