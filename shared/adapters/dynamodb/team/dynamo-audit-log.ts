import { auditRetentionDays } from '../../../contracts/limits.ts';
import { type AuditEntry, auditEntrySchema } from '../../../domain/team/audit-entry.ts';
import type { AuditLog } from '../../../ports/audit-log.ts';
import { keys } from '../table/keys.ts';
import { listItems, type Table } from '../table/table.ts';
import { type Write, writeTogether } from '../table/transaction.ts';

const secondsPerDay = 24 * 60 * 60;

/** {@link AuditLog} in DynamoDB. */
export function createDynamoAuditLog(table: Table): AuditLog {
  return {
    record: (entry) => writeTogether(table, auditWrites(table, entry)),
    entries: (teamId, page) =>
      listItems(
        table,
        { pk: keys.teamPartition(teamId), prefix: keys.auditPrefix, newestFirst: true, ...page },
        auditEntrySchema,
      ),
  };
}

/** What records an entry, to be written together with the change that it tells of. */
export function auditWrites({ tableName: TableName }: Table, entry: AuditEntry | undefined): Write[] {
  if (entry === undefined) return [];
  const expiresAt = Math.floor(Date.parse(entry.at) / 1000) + auditRetentionDays * secondsPerDay;
  return [{ Put: { TableName, Item: { ...keys.auditEntry(entry.teamId, entry.auditId), ...entry, expiresAt } } }];
}
