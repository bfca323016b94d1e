import { createDynamoPreviewStore } from '../../shared/adapters/dynamodb/dynamo-preview-store.ts';
import { describePreviewStore } from '../support/preview-store-contract.ts';
import { deployedTable } from './deployed-table.ts';

describePreviewStore('in the deployed table', (clock) => createDynamoPreviewStore({ ...deployedTable, clock }));
