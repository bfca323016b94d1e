import { createDynamoNoticeStore } from '../../shared/adapters/dynamodb/dynamo-notice-store.ts';
import { describeNoticeStore } from '../support/notice-store-contract.ts';
import { deployedTable } from './deployed-table.ts';

describeNoticeStore('in the deployed table', () => createDynamoNoticeStore(deployedTable));
