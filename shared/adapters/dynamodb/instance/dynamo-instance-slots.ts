import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { callsAtOnceSchema } from '../../../domain/defectdojo/calls-at-once.ts';
import { uploadGateSchema } from '../../../domain/defectdojo/upload-gate.ts';
import type { InstanceSlots, TakenSlot } from '../../../ports/instance-slots.ts';
import { refusalOf, wasMade, withOldItem } from '../table/conditional-write.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import { everyItem, getItem, type Table } from '../table/table.ts';
import { waitingSchema } from './dynamo-instance-line.ts';
import { heldUntil } from './line-writes.ts';

const slotSchema = z.object({ sk: z.string(), heldUntil: z.string(), calledFor: waitingSchema.optional() });
/** What was learnt of an instance that nobody called for so long is learnt anew, milliseconds. */
const learntForMs = 30 * 24 * 60 * 60 * 1000;

/**
 * {@link InstanceSlots} in DynamoDB: one item a slot and one for each thing that was learnt, with no customer data but the host, and who is
 * called to a slot until they come.
 */
export function createDynamoInstanceSlots(table: Table, slotsPerInstance: number): InstanceSlots {
  const itemsOf = (instance: string) =>
    everyItem(table, { pk: keys.callsAtOnce(instance).pk, prefix: keys.instanceSlotPrefix }, slotSchema);

  return {
    perInstance: slotsPerInstance,

    async take(instance, { token, until, now }) {
      for (let number = 1; number <= slotsPerInstance; number += 1) {
        const put = new PutCommand({
          TableName: table.tableName,
          Item: {
            ...keys.instanceSlot(instance, number),
            token,
            ...heldUntil(until),
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

    async slots(instance) {
      const slots: TakenSlot[] = [];
      for await (const { sk, heldUntil: until, calledFor: called } of itemsOf(instance)) {
        slots.push({ number: Number(sk.slice(keys.instanceSlotPrefix.length)), until: new Date(until), called });
      }
      return slots;
    },

    async taken(instance, now) {
      let held = 0;
      for await (const { heldUntil: until, calledFor } of itemsOf(instance))
        if (until >= now.toISOString() && calledFor === undefined) held += 1;
      return held;
    },

    callsAtOnce: (instance) => getItem(table, keys.callsAtOnce(instance), callsAtOnceSchema),

    rememberCallsAtOnce: (instance, learnt, now) => remember(keys.callsAtOnce(instance), learnt, now),

    uploadGate: (instance) => getItem(table, keys.uploadGate(instance), uploadGateSchema),

    rememberUploadGate: (instance, learnt, now) => remember(keys.uploadGate(instance), learnt, now),
  };

  async function remember(key: ItemKey, learnt: object, now: Date): Promise<void> {
    const expiresAt = Math.ceil((now.getTime() + learntForMs) / 1000);
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key, ...learnt, expiresAt } }));
  }
}
