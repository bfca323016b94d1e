import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { describeAuditLog } from '../support/audit-log-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeAuditLog('in the deployed table', (clock) => createDynamoAuditLog({ ...deployedTable, clock }));

const strained = await aStrainedTable();
describeAuditLog('in a table on a bad day', (clock) => createDynamoAuditLog({ ...strained, clock }));
