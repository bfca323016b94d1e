import { createDynamoAsvsStore } from '../../shared/adapters/dynamodb/team/dynamo-asvs-store.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { describeAsvsStore } from '../support/asvs-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeAsvsStore('in the deployed table', () => ({
  store: createDynamoAsvsStore(deployedTable),
  audit: createDynamoAuditLog(deployedTable),
}));

const strained = await aStrainedTable();
describeAsvsStore('in a table on a bad day', () => ({
  store: createDynamoAsvsStore(strained),
  audit: createDynamoAuditLog(strained),
}));
