import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { describeInstanceSlots } from '../support/instance-slots-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeInstanceSlots('in the deployed table', (slotsPerInstance) =>
  createDynamoInstanceSlots(deployedTable, slotsPerInstance),
);

const strained = await aStrainedTable();
describeInstanceSlots('in a table on a bad day', (slotsPerInstance) =>
  createDynamoInstanceSlots(strained, slotsPerInstance),
);
