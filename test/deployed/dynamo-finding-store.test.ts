import { createDynamoFindingStore } from '../../shared/adapters/dynamodb/findings/dynamo-finding-store.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { describeFindingStore } from '../support/finding-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeFindingStore('in the deployed table', () => ({
  findings: createDynamoFindingStore(deployedTable),
  sync: createDynamoSyncStore(deployedTable),
  audit: createDynamoAuditLog(deployedTable),
}));

const strained = await aStrainedTable();
describeFindingStore('in a table on a bad day', () => ({
  findings: createDynamoFindingStore(strained),
  sync: createDynamoSyncStore(strained),
  audit: createDynamoAuditLog(strained),
}));
