import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { repositoryIdSchema, teamIdSchema } from '../../../domain/names/ids.ts';
import { type InLine, inLineSchema, type Waiting } from '../../../domain/sync/in-line.ts';
import { inLineLookMs } from '../../../domain/sync/sync-due.ts';
import { syncStateSchema } from '../../../domain/sync/sync-state.ts';
import type { InstanceLine } from '../../../ports/instance-line.ts';
import { refusalOf, withOldItem } from '../table/conditional-write.ts';
import { keys } from '../table/keys.ts';
import { everyItem, getItem, listItems, type Table } from '../table/table.ts';
import { areWritten } from '../table/transaction.ts';
import { isKeptFor, lineWrites } from './line-writes.ts';

/** Where a repository stands, as it is kept in a line and in the slot it is called to. */
export const waitingSchema = inLineSchema.extend({ teamId: teamIdSchema, repositoryId: repositoryIdSchema });
const standingSchema = waitingSchema.extend({ calledTo: z.int().optional(), calledUntil: z.string().optional() });
const instanceSchema = z.object({ instance: z.string() });

/** Nobody who joins takes this long between noting the instance and standing in its line, milliseconds: no function lives so long. */
const joiningMaxMs = 60 * 60 * 1000;
/** Somebody else may move it, or call it, between a look and a change. */
const leavingTries = 5;
/** Sorts behind whatever may follow a team in a key. */
const last = '\u{ffff}';

/** {@link InstanceLine} in DynamoDB: an item for each that waits, beside the slots of its instance, written together with its state. */
export function createDynamoInstanceLine(table: Table, slotsPerInstance: number): InstanceLine {
  const { client, tableName: TableName } = table;
  const writes = lineWrites(TableName);
  const lineOf = (instance: string) => ({ pk: keys.callsAtOnce(instance).pk, prefix: keys.linePrefix });
  const standingOf = (waiting: Waiting) => getItem(table, keys.inLine(waiting), standingSchema);

  return {
    async join({ teamId, repositoryId }, token, stands, now, compared) {
      const { instance } = stands;
      // First, so that the sweep finds whoever stands there.
      const noted = { ...keys.instanceWithLine(instance), instance, joinedAt: now.toISOString() };
      await client.send(new PutCommand({ TableName, Item: noted }));
      const key = { teamId, repositoryId };
      const dueAt = new Date(now.getTime() + inLineLookMs);
      return areWritten(table, [
        writes.standInState(key, token, { stands, compared }, dueAt),
        writes.standAgain({ ...key, ...stands }, now),
      ]);
    },

    async move(waiting, to, now) {
      if (isSame(waiting, to)) return true;
      const { teamId, repositoryId } = waiting;
      return areWritten(table, [
        writes.moveInState(waiting, to, now),
        writes.goFromUncalled(waiting, now),
        writes.stand({ teamId, repositoryId, ...to }),
      ]);
    },

    async discard(called, now) {
      const { waitsInLine } = (await getItem(table, keys.syncState(called), syncStateSchema)) ?? {};
      if (waitsInLine !== undefined && isSame(waitsInLine, called)) return false;
      const remove = new DeleteCommand({
        TableName,
        Key: keys.inLine(called),
        // Who joins there meanwhile was not called yet.
        ConditionExpression: 'calledUntil < :now',
        ExpressionAttributeValues: { ':now': now.toISOString() },
        ...withOldItem,
      });
      return (await refusalOf(client.send(remove)))?.item === undefined;
    },

    async leave(key, now) {
      for (let tries = 0; tries < leavingTries; tries += 1) {
        const { waitsInLine } = (await getItem(table, keys.syncState(key), syncStateSchema)) ?? {};
        if (waitsInLine === undefined) return undefined;
        const waiting = { ...key, ...waitsInLine };
        const calledTo = (await standingOf(waiting))?.calledTo;
        if (!(await areWritten(table, [writes.leaveInState(waiting, now), writes.goFrom(waiting, calledTo)]))) continue;
        if (calledTo === undefined) return undefined;
        const Key = keys.instanceSlot(waitsInLine.instance, calledTo);
        const giveUp = new DeleteCommand({ TableName, Key, ...isKeptFor(key), ...withOldItem });
        const refusal = await refusalOf(client.send(giveUp));
        // Nobody has it, or it is somebody else's by now.
        return refusal?.item === undefined ? waitsInLine.instance : undefined;
      }
      return undefined;
    },

    async standing(waiting) {
      const standing = await standingOf(waiting);
      if (standing === undefined) return 'missing';
      return standing.calledTo === undefined ? 'waiting' : 'called';
    },

    async next(instance, { after, now }) {
      // No more than the slots are called at a time, so that one of so many isn't.
      const limit = slotsPerInstance + 1;
      const isToCome = ({ calledUntil }: z.infer<typeof standingSchema>) =>
        calledUntil === undefined || calledUntil < now.toISOString();
      const from = after === undefined ? [undefined] : [`${keys.lineOfTeamPrefix(after)}${last}`, undefined];
      for (const position of from) {
        const { items } = await listItems(table, { ...lineOf(instance), limit, after: position }, standingSchema);
        const next = items.find(isToCome);
        if (next) return waitingSchema.parse(next);
      }
      return undefined;
    },

    isEmpty: async (instance) =>
      (await listItems(table, { ...lineOf(instance), limit: 1 }, standingSchema)).items.length === 0,

    call: (waiting, slotNumber, call) =>
      areWritten(table, [writes.keepSlot(waiting, slotNumber, call), writes.markCalled(waiting, slotNumber, call)]),

    async enter(waiting, { token, until }) {
      const number = (await standingOf(waiting))?.calledTo;
      if (number === undefined) return undefined;
      const isIn = await areWritten(table, [
        writes.takeKeptSlot(waiting, number, { token, until }),
        writes.enterInState(waiting, token),
        writes.goFrom(waiting, number),
      ]);
      return isIn ? { instance: waiting.instance, number, token } : undefined;
    },

    everyone: (instance) => everyItem(table, lineOf(instance), waitingSchema),

    ofTeam: (instance, teamId) =>
      everyItem(table, { ...lineOf(instance), prefix: keys.lineOfTeamPrefix(teamId) }, waitingSchema),

    async *instances() {
      const listing = { pk: keys.instanceWithLine('').pk, prefix: keys.instanceWithLinePrefix };
      for await (const { instance } of everyItem(table, listing, instanceSchema)) yield instance;
    },

    async forget(instance, now) {
      const longAgo = new Date(now.getTime() - joiningMaxMs);
      const remove = new DeleteCommand({
        TableName,
        Key: keys.instanceWithLine(instance),
        ConditionExpression: 'joinedAt < :longAgo',
        ExpressionAttributeValues: { ':longAgo': longAgo.toISOString() },
      });
      await refusalOf(client.send(remove));
    },
  };
}

function isSame(one: InLine, other: InLine): boolean {
  return one.instance === other.instance && one.at === other.at && one.byPerson === other.byPerson;
}
