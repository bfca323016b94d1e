import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { noticeSchema } from '../../domain/notice.ts';
import type { NoticeStore } from '../../ports/notices.ts';
import { keys } from './keys.ts';
import { getItem, type Table } from './table.ts';

/** {@link NoticeStore} in DynamoDB. */
export function createDynamoNoticeStore(table: Table): NoticeStore {
  return {
    notice: (subject) => getItem(table, keys.notice(subject), noticeSchema),

    async replaceNotice(subject, before, next) {
      try {
        await table.client.send(
          new PutCommand({
            TableName: table.tableName,
            Item: { ...keys.notice(subject), ...next },
            ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'noticeId = :before',
            ...(before === undefined ? {} : { ExpressionAttributeValues: { ':before': before.noticeId } }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
