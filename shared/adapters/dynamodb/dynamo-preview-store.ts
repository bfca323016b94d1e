import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { previewRetentionHours } from '../../contracts/limits.ts';
import { previewSchema } from '../../domain/preview.ts';
import type { PreviewStore } from '../../ports/preview-store.ts';
import { keys } from './keys.ts';
import { getItem, type Table } from './table.ts';

const secondsPerHour = 60 * 60;

/** {@link PreviewStore} in DynamoDB. */
export function createDynamoPreviewStore(table: Table): PreviewStore {
  return {
    async putPreview(key, preview) {
      const expiresAt = Math.floor(Date.parse(preview.finishedAt) / 1000) + previewRetentionHours * secondsPerHour;
      const Item = { ...keys.preview(key, preview.previewId), ...preview, expiresAt };
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    },
    preview: (key, previewId) => getItem(table, keys.preview(key, previewId), previewSchema),
  };
}
