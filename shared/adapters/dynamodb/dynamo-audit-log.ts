import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { auditRetentionDays } from '../../contracts/limits.ts';
import { auditEntrySchema } from '../../domain/audit-entry.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import { keys } from './keys.ts';
import { listItems, type Table } from './table.ts';

const secondsPerDay = 24 * 60 * 60;

/** {@link AuditLog} in DynamoDB. */
export function createDynamoAuditLog(table: Table): AuditLog {
  return {
    async record(entry) {
      const expiresAt = Math.floor(Date.parse(entry.at) / 1000) + auditRetentionDays * secondsPerDay;
      const Item = { ...keys.auditEntry(entry.teamId, entry.auditId), ...entry, expiresAt };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    },
    entries: (teamId, page) =>
      listItems(
        table,
        { pk: keys.teamPartition(teamId), prefix: keys.auditPrefix, newestFirst: true, ...page },
        auditEntrySchema,
      ),
  };
}
