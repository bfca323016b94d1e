import type { RepositoryKey } from '../../../domain/names/ids.ts';
import type { InLine, Waiting } from '../../../domain/sync/in-line.ts';
import type { LastComparison } from '../../../domain/sync/last-comparison.ts';
import { dueAttributes } from '../table/dynamo-due-list.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

/** Who was called and didn't come is known for so long, milliseconds: much longer than a sweep is late. */
const calledForMs = 24 * 60 * 60 * 1000;

/** Where it stands, and what the sync may go by that comes of it. */
interface Standing {
  readonly stands: InLine;
  readonly compared: LastComparison | undefined;
}

type Change = Omit<NonNullable<Write['Update']>, 'TableName' | 'Key'>;

/** What the writes of a change in a line consist of: those to the state of a sync, to where it stands, and to the slot it is called to. */
export function lineWrites(TableName: string) {
  const update = (Key: ItemKey, change: Change): Write => ({ Update: { TableName, Key, ...change } });
  const names = { '#at': 'at' };
  const standsStill = (stands: InLine) => ({ ':at': stands.at, ':instance': stands.instance });
  const isThere = 'waitsInLine.#at = :at AND waitsInLine.instance = :instance';
  const dueValues = (key: RepositoryKey, at: Date) => {
    const { dueShard, dueAt } = dueAttributes('SYNC', keys.syncState(key), at);
    return { ':dueShard': dueShard, ':dueAt': dueAt };
  };
  const setDue = 'dueShard = :dueShard, dueAt = :dueAt';
  /** Whoever was called in time may come. */
  const notCalled = '(attribute_not_exists(calledUntil) OR calledUntil < :now)';

  return {
    /** The holder of the lease gives it back and stands in line. */
    standInState: (key: RepositoryKey, token: string, { stands, compared }: Standing, dueAt: Date) =>
      update(keys.syncState(key), {
        UpdateExpression: `SET waitsInLine = :waitsInLine, ${compared ? 'compared = :compared, ' : ''}${setDue} REMOVE lease, comparedBefore, startedBefore, notBefore, waitEndsOnWish`,
        ConditionExpression: 'lease.#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: {
          ':waitsInLine': stands,
          ':token': token,
          ...(compared && { ':compared': compared }),
          ...dueValues(key, dueAt),
        },
      }),
    /** Nobody at work on it has to look where it stands. */
    moveInState: (waiting: Waiting, to: InLine, now: Date) =>
      update(keys.syncState(waiting), {
        UpdateExpression: 'SET waitsInLine = :to',
        ConditionExpression: `${isThere} AND (attribute_not_exists(lease) OR lease.expiresAt < :now)`,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':to': to, ':now': now.toISOString(), ...standsStill(waiting) },
      }),
    leaveInState: (waiting: Waiting, now: Date) =>
      update(keys.syncState(waiting), {
        UpdateExpression: `SET ${setDue} REMOVE waitsInLine`,
        ConditionExpression: isThere,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ...dueValues(waiting, now), ...standsStill(waiting) },
      }),
    enterInState: (waiting: Waiting, token: string) =>
      update(keys.syncState(waiting), {
        UpdateExpression: 'REMOVE waitsInLine',
        ConditionExpression: `${isThere} AND lease.#token = :token`,
        ExpressionAttributeNames: { ...names, '#token': 'token' },
        ExpressionAttributeValues: { ':token': token, ...standsStill(waiting) },
      }),

    stand: (waiting: Waiting): Write => ({ Put: { TableName, Item: { ...keys.inLine(waiting), ...waiting } } }),
    /** Where it may stand already: a call that it can still follow stays. */
    standAgain: (waiting: Waiting, now: Date): Write => ({
      Put: {
        TableName,
        Item: { ...keys.inLine(waiting), ...waiting },
        ConditionExpression: notCalled,
        ExpressionAttributeValues: { ':now': now.toISOString() },
      },
    }),
    /** Only where it is known that it was called, or that it was not. */
    goFrom: (waiting: Waiting, calledTo: number | undefined): Write => ({
      Delete: {
        TableName,
        Key: keys.inLine(waiting),
        ConditionExpression: calledTo === undefined ? 'attribute_not_exists(calledTo)' : 'calledTo = :slot',
        ...(calledTo === undefined ? {} : { ExpressionAttributeValues: { ':slot': calledTo } }),
      },
    }),
    goFromUncalled: (waiting: Waiting, now: Date): Write => ({
      Delete: {
        TableName,
        Key: keys.inLine(waiting),
        ConditionExpression: `attribute_exists(pk) AND ${notCalled}`,
        ExpressionAttributeValues: { ':now': now.toISOString() },
      },
    }),
    markCalled: (waiting: Waiting, slot: number, { until, now }: { readonly until: Date; readonly now: Date }) =>
      update(keys.inLine(waiting), {
        UpdateExpression: 'SET calledTo = :slot, calledUntil = :until',
        ConditionExpression: `attribute_exists(pk) AND ${notCalled}`,
        ExpressionAttributeValues: { ':slot': slot, ':until': until.toISOString(), ':now': now.toISOString() },
      }),

    /** A slot that is free, or nobody's any more, is kept for whoever is called. */
    keepSlot: (
      waiting: Waiting,
      slot: number,
      { until, now }: { readonly until: Date; readonly now: Date },
    ): Write => ({
      Put: {
        TableName,
        Item: { ...keys.instanceSlot(waiting.instance, slot), calledFor: waiting, ...heldUntil(until, calledForMs) },
        ConditionExpression: 'attribute_not_exists(pk) OR heldUntil < :now',
        ExpressionAttributeValues: { ':now': now.toISOString() },
      },
    }),
    takeKeptSlot: (
      waiting: Waiting,
      slot: number,
      { token, until }: { readonly token: string; readonly until: Date },
    ): Write => ({
      Put: {
        TableName,
        Item: { ...keys.instanceSlot(waiting.instance, slot), token, ...heldUntil(until) },
        ...isKeptFor(waiting),
      },
    }),
  };
}

/** Whether a slot is kept for a repository. */
export function isKeptFor({ teamId, repositoryId }: RepositoryKey) {
  return {
    ConditionExpression: 'calledFor.teamId = :team AND calledFor.repositoryId = :repository',
    ExpressionAttributeValues: { ':team': teamId, ':repository': repositoryId },
  };
}

/** By when a slot is free, and when DynamoDB may delete it. */
export function heldUntil(until: Date, longerMs = 0): { readonly heldUntil: string; readonly expiresAt: number } {
  return { heldUntil: until.toISOString(), expiresAt: Math.ceil((until.getTime() + longerMs) / 1000) };
}
