import { createDynamoNoticeStore } from '../../shared/adapters/dynamodb/upkeep/dynamo-notice-store.ts';
import { describeNoticeStore } from '../support/notice-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeNoticeStore('in the deployed table', () => createDynamoNoticeStore(deployedTable));

const strained = await aStrainedTable();
describeNoticeStore('in a table on a bad day', () => createDynamoNoticeStore(strained));
