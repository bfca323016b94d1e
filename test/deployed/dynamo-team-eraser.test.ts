import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoPauses } from '../../shared/adapters/dynamodb/instance/dynamo-pauses.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import type { Table } from '../../shared/adapters/dynamodb/table/table.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createDynamoTeamEraser } from '../../shared/adapters/dynamodb/upkeep/dynamo-team-eraser.ts';
import type { TeamId } from '../../shared/domain/names/ids.ts';
import { atTheEnd } from '../../shared/domain/sync/in-line.ts';
import { leaveLine } from '../../shared/line/leave-line.ts';
import { createRecordingSyncQueue } from '../support/recording-sync-queue.ts';
import { aConnection, aMapping, aRepository, aScan, silentLog } from '../support/sync-fixtures.ts';
import { deployedTable } from './deployed-table.ts';
import { itemsOf } from './what-was-left.ts';

const [teams, syncs] = [createDynamoTeamStore(deployedTable), createDynamoSyncStore(deployedTable)];
const now = new Date('2026-11-22T12:00:00Z');
const eraser = eraserOf(deployedTable);
const later = new Date('2026-11-22T12:01:00Z');

/** Erases as the API does, at an instant. */
function eraserOf(table: Table, at = now, queue = createRecordingSyncQueue()) {
  const clock = { now: () => at };
  const [slots, line] = [createDynamoInstanceSlots(table, 2), createDynamoInstanceLine(table, 2)];
  const calling = { slots, line, pauses: createDynamoPauses(table), queue, clock, log: silentLog };
  return createDynamoTeamEraser(table, clock, (key) => leaveLine(calling, key));
}

/** A team with a connection, a mapped, an unmapped and a never mapped repository, and more triggers than are deleted at once. */
async function aTeamWithData() {
  const teamId = randomUUID();
  const [mapped, unmapped] = [aRepository('acme/shop', teamId), aRepository('acme/former', teamId)];
  await teams.putConnection(aConnection({ teamId: mapped.teamId, version: 1 }));
  for (const key of [mapped, unmapped]) {
    await teams.createMapping(aMapping(key));
    for (let event = 0; event < 60; event += 1) await syncs.raise(key, aScan({ id: `event-${event}` }), now);
  }
  await teams.deleteMapping(aMapping(unmapped));
  await syncs.raise(aRepository('acme/never-mapped', teamId), aScan(), now);
  return { teamId: mapped.teamId, mapped };
}

describe('the team eraser', () => {
  it('deletes every item of the team, those of former mappings and of mere events too, and none of another', async () => {
    const [{ teamId }, other] = [await aTeamWithData(), await aTeamWithData()];
    const ofOther = await itemsOf(other.teamId);
    expect(await eraser.erase(teamId, later)).toBe(true);
    expect(await itemsOf(teamId)).toEqual([]);
    expect(await itemsOf(other.teamId)).toEqual(ofOther);
    expect(await eraser.erase(teamId, later)).toBe(true);
  });

  it('takes the repositories of the team out of the line, and the next of others is called to the place they had', async () => {
    const [{ teamId, mapped }, other] = [await aTeamWithData(), await aTeamWithData()];
    const [line, instance] = [createDynamoInstanceLine(deployedTable, 1), `${randomUUID()}.example.com`];
    const stands = atTheEnd(instance, { byPerson: false, now });
    for (const key of [mapped, other.mapped]) {
      await syncs.acquire(key, { token: 't', expiresAt: later.toISOString() }, now);
      expect(await line.join(key, 't', stands, now)).toBe(true);
    }
    const until = new Date('2036-11-22T12:00:00Z');
    expect(await line.call({ ...mapped, ...stands }, 1, { until, now })).toBe(true);
    const queue = createRecordingSyncQueue();
    expect(await eraserOf(deployedTable, now, queue).erase(teamId, later)).toBe(true);
    expect(await itemsOf(teamId)).toEqual([]);
    expect(queue.woken).toEqual([other.mapped]);
    expect(await line.next(instance, { now })).toBeUndefined();
  });

  it('is not done while a sync is under way, which would leave its record behind', async () => {
    const { teamId, mapped } = await aTeamWithData();
    await syncs.acquire(mapped, { token: 't', expiresAt: later.toISOString() }, now);
    expect(await eraser.erase(teamId, later)).toBe(false);
    await syncs.release(mapped, 't', { requested: 60 });
    expect(await eraser.erase(teamId, later)).toBe(true);
    expect(await itemsOf(teamId)).toEqual([]);
  });

  it('leaves nothing that is not found later, whenever it is asked for a sync that begins at once', async () => {
    await atEveryCommand(async (interrupted) => {
      const { teamId, repositoryId } = aRepository('acme/shop', randomUUID());
      const key = { teamId, repositoryId };
      await syncs.raise(key, aScan(), now);
      const table = interrupted(async () => {
        await syncs.raise(key, aScan({ id: 'meanwhile' }), now);
        await syncs.acquire(key, { token: 't', expiresAt: now.toISOString() }, now);
      });
      await eraserOf(table).erase(teamId, later);
      await eraseAtLast(teamId);
      expect(await itemsOf(teamId)).toEqual([]);
    });
  });

  it('leaves nothing that is not found later, however far an event had come when it was at work', async () => {
    await atEveryCommand(async (interrupted) => {
      const { teamId, repositoryId } = aRepository('acme/shop', randomUUID());
      const table = interrupted(() => eraser.erase(teamId, later));
      await createDynamoSyncStore(table).raise({ teamId, repositoryId }, aScan(), now);
      await eraseAtLast(teamId);
      expect(await itemsOf(teamId)).toEqual([]);
    });
  });

  it('keeps whoever read the state before from bringing it back', async () => {
    const key = aRepository('acme/shop', randomUUID());
    await syncs.raise(key, aScan(), now);
    expect(await eraser.erase(key.teamId, later)).toBe(true);
    expect(await syncs.acquire(key, { token: 't', expiresAt: later.toISOString() }, now)).toBe(false);
    await syncs.defer(key, later);
    expect(await itemsOf(key.teamId)).toEqual([]);
  });

  it('stops when its time is up', async () => {
    const { teamId } = await aTeamWithData();
    expect(await eraser.erase(teamId, now)).toBe(false);
  });
});

/** Erases as often as it takes, each time with more of it, later than every lease. */
async function eraseAtLast(teamId: TeamId): Promise<void> {
  const [afterLeases, until] = [new Date('2026-11-22T13:00:00Z'), new Date('2026-11-22T13:01:00Z')];
  await eraserOf(deployedTable, afterLeases).erase(teamId, until);
  expect(await eraserOf(deployedTable, afterLeases).erase(teamId, until)).toBe(true);
}

/** Makes a table at whose nth command something else happens first. */
type Interrupted = (meanwhile: () => Promise<unknown>) => Table;

/** Tells a story once for each command that it sends. */
async function atEveryCommand(story: (interrupted: Interrupted) => Promise<void>): Promise<void> {
  for (let command = 1; ; command += 1) {
    let sent = 0;
    await story((meanwhile) => {
      const send = async (...args: Parameters<typeof deployedTable.client.send>) => {
        sent += 1;
        if (sent === command) await meanwhile();
        return deployedTable.client.send(...args);
      };
      const client = new Proxy(deployedTable.client, {
        get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
      });
      return { ...deployedTable, client };
    });
    if (sent < command) return;
  }
}
