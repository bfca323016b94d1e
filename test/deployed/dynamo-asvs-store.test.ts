import { createDynamoAsvsStore } from '../../shared/adapters/dynamodb/dynamo-asvs-store.ts';
import { describeAsvsStore } from '../support/asvs-store-contract.ts';
import { deployedTable } from './deployed-table.ts';

describeAsvsStore('in the deployed table', () => createDynamoAsvsStore(deployedTable));
