import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { createDynamoDueConnections } from '../../shared/adapters/dynamodb/dynamo-due-list.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { describeTeamStore } from '../support/team-store-contract.ts';
import { deployedTable } from './deployed-table.ts';

describeTeamStore('in the deployed table', () => ({
  store: createDynamoTeamStore(deployedTable),
  audit: createDynamoAuditLog(deployedTable),
  due: createDynamoDueConnections(deployedTable),
}));
