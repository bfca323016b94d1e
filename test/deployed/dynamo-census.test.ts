import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createDynamoFindingStore } from '../../shared/adapters/dynamodb/findings/dynamo-finding-store.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createDynamoCensus } from '../../shared/adapters/dynamodb/upkeep/dynamo-census.ts';
import { storedHoldSchema } from '../../shared/domain/holds/stored-hold.ts';
import { aConnection, aRepository, aScan } from '../support/sync-fixtures.ts';
import { deployedTable } from './deployed-table.ts';

const census = createDynamoCensus(deployedTable);

it('the census counts the connections that need a person, and the instances that these are to', async () => {
  const teams = createDynamoTeamStore(deployedTable);
  const keys = [1, 2].map(() => aRepository('acme/shop', randomUUID()));
  const before = await census.connections();
  for (const { teamId } of keys) {
    await teams.putConnection(aConnection({ teamId, baseUrl: 'https://census.example.com', version: 1 }));
    await teams.noteConnection(teamId, { code: 'key_rejected', reason: 'r', since: '2026-11-22T12:00:00.000Z' });
  }
  const { total, needingAttention, instances } = await census.connections();
  expect({ total, needingAttention, instances }).toEqual({
    total: before.total + 2,
    needingAttention: before.needingAttention + 2,
    instances: before.instances + 1,
  });
  for (const { teamId } of keys) {
    const marked = (await teams.connection(teamId)) ?? aConnection({ teamId });
    await teams.putConnection({ ...marked, version: 2, status: 'disconnected' });
  }
});

it('the census counts a repository as held until somebody decides', async () => {
  const [findings, sync] = [createDynamoFindingStore(deployedTable), createDynamoSyncStore(deployedTable)];
  const key = aRepository('acme/held', randomUUID());
  const since = '2026-11-22T12:00:00.000Z';
  await sync.raise(key, aScan(), new Date(since));
  await sync.acquire(key, { token: 't', expiresAt: since }, new Date(since));
  const ids = { closings: ['g-1'], creations: [], scanId: 's', runId: 'r' };
  const hold = storedHoldSchema.parse({ code: 'mass_closing', open: 1, since, ...ids });
  const before = await census.heldRepositories();
  await findings.putHold({ ...key, token: 't' }, hold, undefined);
  expect(await census.heldRepositories()).toBe(before + 1);
  await findings.decideHold(key, 'r', { kind: 'discarded', at: since });
  expect(await census.heldRepositories()).toBe(before);
});
