import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { InstanceSlots } from '../../../ports/instance-slots.ts';
import { refusalOf, wasMade, withOldItem } from '../table/conditional-write.ts';
import { keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

/** {@link InstanceSlots} in DynamoDB: one item a slot, which holds no customer data but the host. */
export function createDynamoInstanceSlots(table: Table, slotsPerInstance: number): InstanceSlots {
  return {
    async take(instance, { token, until, now }) {
      for (let number = 1; number <= slotsPerInstance; number += 1) {
        const put = new PutCommand({
          TableName: table.tableName,
          Item: {
            ...keys.instanceSlot(instance, number),
            token,
            heldUntil: until.toISOString(),
            expiresAt: Math.ceil(until.getTime() / 1000),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR heldUntil < :now',
          ExpressionAttributeValues: { ':now': now.toISOString() },
          ...withOldItem,
        });
        const isTaken = await wasMade(table.client.send(put), (slot) => slot['token'] === token);
        if (isTaken) return { instance, number, token };
      }
      return undefined;
    },

    async free({ instance, number, token }) {
      const remove = new DeleteCommand({
        TableName: table.tableName,
        Key: keys.instanceSlot(instance, number),
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':token': token },
      });
      await refusalOf(table.client.send(remove));
    },
  };
}
