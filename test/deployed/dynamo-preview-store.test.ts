import { createDynamoPreviewStore } from '../../shared/adapters/dynamodb/sync/dynamo-preview-store.ts';
import { describePreviewStore } from '../support/preview-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describePreviewStore('in the deployed table', (clock) => createDynamoPreviewStore({ ...deployedTable, clock }));

const strained = await aStrainedTable();
describePreviewStore('in a table on a bad day', (clock) => createDynamoPreviewStore({ ...strained, clock }));
