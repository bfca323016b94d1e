import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoDueRepositories } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { describeSyncStore } from '../support/sync-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeSyncStore('in the deployed table', (clock) => ({
  store: createDynamoSyncStore({ ...deployedTable, clock }),
  teams: createDynamoTeamStore(deployedTable),
  due: createDynamoDueRepositories(deployedTable),
}));

const strained = await aStrainedTable();
describeSyncStore('in a table on a bad day', (clock) => ({
  store: createDynamoSyncStore({ ...strained, clock }),
  teams: createDynamoTeamStore(strained),
  due: createDynamoDueRepositories(strained),
}));
