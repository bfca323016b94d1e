import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoDueRepositories } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { keys } from '../../shared/adapters/dynamodb/table/keys.ts';
import type { Table } from '../../shared/adapters/dynamodb/table/table.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { describeInstanceLine } from '../support/instance-line-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

const inTable = (table: Table) => ({
  line: createDynamoInstanceLine(table, 2),
  slots: createDynamoInstanceSlots(table, 2),
  store: createDynamoSyncStore(table),
  due: createDynamoDueRepositories(table),
  forgetState: async (key: RepositoryKey) => {
    const remove = new DeleteCommand({ TableName: deployedTable.tableName, Key: keys.syncState(key) });
    await deployedTable.client.send(remove);
  },
});

describeInstanceLine('in the deployed table', inTable(deployedTable));
describeInstanceLine('in a table on a bad day', inTable(await aStrainedTable()));
