import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/dynamo-sync-store.ts';
import { createDynamoTeamEraser } from '../../shared/adapters/dynamodb/dynamo-team-eraser.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { aConnection, aMapping, aRepository, aScan } from '../support/sync-fixtures.ts';
import { deployedTable } from './deployed-table.ts';
import { storedItems } from './what-was-left.ts';

const [teams, syncs] = [createDynamoTeamStore(deployedTable), createDynamoSyncStore(deployedTable)];
const now = new Date('2026-11-22T12:00:00Z');
const eraser = createDynamoTeamEraser(deployedTable, { now: () => now });
const later = new Date('2026-11-22T12:01:00Z');

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

async function itemsOf(teamId: string): Promise<number> {
  return (await storedItems()).split('\n').filter((item) => item.includes(teamId)).length;
}

describe('the team eraser', () => {
  it('deletes every item of the team, those of former mappings and of mere events too, and none of another', async () => {
    const [{ teamId }, other] = [await aTeamWithData(), await aTeamWithData()];
    const ofOther = await itemsOf(other.teamId);
    expect(await eraser.erase(teamId, later)).toBe(true);
    expect(await itemsOf(teamId)).toBe(0);
    expect(await itemsOf(other.teamId)).toBe(ofOther);
    expect(await eraser.erase(teamId, later)).toBe(true);
  });

  it('is not done while a sync is under way, which would leave its record behind', async () => {
    const { teamId, mapped } = await aTeamWithData();
    await syncs.acquire(mapped, { token: 't', expiresAt: later.toISOString() }, now);
    expect(await eraser.erase(teamId, later)).toBe(false);
    await syncs.release(mapped, 't', { requested: 60 });
    expect(await eraser.erase(teamId, later)).toBe(true);
    expect(await itemsOf(teamId)).toBe(0);
  });

  it('stops when its time is up', async () => {
    const { teamId } = await aTeamWithData();
    expect(await eraser.erase(teamId, now)).toBe(false);
  });
});
