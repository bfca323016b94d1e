import { createDynamoAsvsStore } from '../../shared/adapters/dynamodb/dynamo-asvs-store.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { describeAsvsStore } from '../support/asvs-store-contract.ts';
import { deployedTable } from './deployed-table.ts';

describeAsvsStore('in the deployed table', () => ({
  store: createDynamoAsvsStore(deployedTable),
  audit: createDynamoAuditLog(deployedTable),
}));
