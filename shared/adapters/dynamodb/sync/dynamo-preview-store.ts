import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { previewRetentionHours } from '../../../contracts/limits.ts';
import { previewSchema } from '../../../domain/runs/preview.ts';
import type { PreviewStore } from '../../../ports/preview-store.ts';
import { firstThatFit } from '../table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../table/item-bytes.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';

const secondsPerHour = 60 * 60;
/** Titles and reasons may be long. What is left out is counted all the same. */
const entriesMax = { maxBytes: partMaxBytes, maxCount: Number.POSITIVE_INFINITY };

/** {@link PreviewStore} in DynamoDB. */
export function createDynamoPreviewStore(table: Table): PreviewStore {
  return {
    async putPreview(key, preview) {
      const expiresAt = Math.floor(Date.parse(preview.finishedAt) / 1000) + previewRetentionHours * secondsPerHour;
      const entries = firstThatFit(preview.entries, itemBytes, entriesMax);
      const Item = { ...keys.preview(key, preview.previewId), ...preview, entries, expiresAt };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    },
    preview: (key, previewId) => getItem(table, keys.preview(key, previewId), previewSchema),
  };
}
