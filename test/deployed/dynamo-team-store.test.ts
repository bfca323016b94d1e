import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createDynamoDueConnections } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { keys } from '../../shared/adapters/dynamodb/table/keys.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import { aMapping, aRepository } from '../support/sync-fixtures.ts';
import { describeTeamStore } from '../support/team-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeTeamStore('in the deployed table', () => ({
  store: createDynamoTeamStore(deployedTable),
  audit: createDynamoAuditLog(deployedTable),
  due: createDynamoDueConnections(deployedTable),
}));

const strained = await aStrainedTable();
describeTeamStore('in a table on a bad day', () => ({
  store: createDynamoTeamStore(strained),
  audit: createDynamoAuditLog(strained),
  due: createDynamoDueConnections(strained),
}));

it('finds mappings that were made by a build that noted nothing for it, before and after that is made up for', async () => {
  const store = createDynamoTeamStore(deployedTable);
  const teamId = teamIdSchema.parse(`team-${randomUUID()}`);
  const mapping = aMapping(aRepository('Acme/Shop', teamId), { product: { id: 7, name: 'Shop' } });
  const Item = { ...keys.mapping(mapping), ...mapping, geckoRepositoryId: 'gecko-1' };
  await deployedTable.client.send(new PutCommand({ TableName: deployedTable.tableName, Item }));
  const found = async () => {
    const { repositoryId: id } = aRepository('acme/new-shop', teamId);
    const named = await store.mappingsNamedAs(teamId, { id, geckoId: 'gecko-1' });
    return [...named, ...(await store.mappingsOfProduct(teamId, 7))].map(({ repositoryId }) => repositoryId);
  };
  expect(await found()).toEqual(['Acme/Shop', 'Acme/Shop']);
  await store.noteLookups(teamId);
  expect(await found()).toEqual(['Acme/Shop', 'Acme/Shop']);
  expect((await store.mappingsNamedAs(teamId, { id: aRepository('ACME/SHOP', teamId).repositoryId })).length).toBe(1);
});
