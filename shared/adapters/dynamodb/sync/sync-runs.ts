import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { runRetentionDays } from '../../../contracts/limits.ts';
import { runEntrySchema, runSchema } from '../../../domain/runs/run.ts';
import type { SyncStore } from '../../../ports/sync-store.ts';
import { cutBySize, firstThatFit } from '../table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../table/item-bytes.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import { getItem, listItems, type Table } from '../table/table.ts';

const entriesItemSchema = z.object({ entries: z.array(runEntrySchema) });
/** Entries that are shown at once. */
const entriesMax = { maxCount: 500, maxBytes: partMaxBytes };
/** Beside the triggers, which are bounded as they are read, they are all in a run that may be many. */
const warningsMax = { maxCount: 100, maxBytes: 100_000 };
const secondsPerDay = 24 * 60 * 60;

/** The part of the store that keeps the history of a repository's syncs. */
export function runOperations(table: Table): Pick<SyncStore, 'recordRun' | 'run' | 'runs' | 'runEntries'> {
  const put = (key: ItemKey, item: object) =>
    table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key, ...item } }));

  return {
    async recordRun(run, entries, { servedTriggers }) {
      const expiresAt = Math.floor(Date.parse(run.startedAt) / 1000) + runRetentionDays * secondsPerDay;
      for (const [part, ofPart] of [...cutBySize(entries, itemBytes, entriesMax)].entries()) {
        await put(keys.runEntries(run, run.runId, part), { entries: ofPart, expiresAt });
      }
      const warnings = run.warnings && firstThatFit(run.warnings, itemBytes, warningsMax);
      await put(keys.run(run, run.runId), { ...run, warnings, expiresAt });
      if (!servedTriggers) return;
      for (const trigger of run.triggers) {
        await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: keys.trigger(run, trigger.id) }));
      }
    },

    run: (key, runId) => getItem(table, keys.run(key, runId), runSchema),

    runs: (key, page) =>
      listItems(
        table,
        { pk: keys.repositoryPartition(key), prefix: keys.runPrefix, newestFirst: true, ...page },
        runSchema,
      ),

    async runEntries(key, runId, { after }) {
      const prefix = keys.runEntriesPrefix(runId);
      const listing = { pk: keys.repositoryPartition(key), prefix, limit: 1, after };
      const { items, next } = await listItems(table, listing, entriesItemSchema);
      const entries = items.flatMap((item) => item.entries);
      return next === undefined ? { items: entries } : { items: entries, next };
    },
  };
}
