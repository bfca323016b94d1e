import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/dynamo-instance-slots.ts';
import { describeInstanceSlots } from '../support/instance-slots-contract.ts';
import { deployedTable } from './deployed-table.ts';

describeInstanceSlots('in the deployed table', (slotsPerInstance) =>
  createDynamoInstanceSlots(deployedTable, slotsPerInstance),
);
