import { isDeepStrictEqual } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { noticeSchema } from '../../../domain/runs/notice.ts';
import type { NoticeStore } from '../../../ports/notices.ts';
import { wasMade, withOldItem } from '../table/conditional-write.ts';
import { keys } from '../table/keys.ts';
import { getItem, type Table } from '../table/table.ts';

/** {@link NoticeStore} in DynamoDB. */
export function createDynamoNoticeStore(table: Table): NoticeStore {
  return {
    notice: (subject) => getItem(table, keys.notice(subject), noticeSchema),

    async replaceNotice(subject, before, next) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: { ...keys.notice(subject), ...next },
        ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'noticeId = :before',
        ...(before === undefined ? {} : { ExpressionAttributeValues: { ':before': before.noticeId } }),
        ...withOldItem,
      });
      return wasMade(table.client.send(put), (item) => isDeepStrictEqual(noticeSchema.parse(item), next));
    },
  };
}
