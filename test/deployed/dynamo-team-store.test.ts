import { createDynamoDueConnections } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
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
