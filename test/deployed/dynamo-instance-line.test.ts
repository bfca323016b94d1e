import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoDueRepositories } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import type { Table } from '../../shared/adapters/dynamodb/table/table.ts';
import { describeInstanceLine } from '../support/instance-line-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

const inTable = (table: Table) => ({
  line: createDynamoInstanceLine(table, 2),
  slots: createDynamoInstanceSlots(table, 2),
  store: createDynamoSyncStore(table),
  due: createDynamoDueRepositories(table),
});

describeInstanceLine('in the deployed table', inTable(deployedTable));
describeInstanceLine('in a table on a bad day', inTable(await aStrainedTable()));
