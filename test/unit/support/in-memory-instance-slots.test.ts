import { createInMemoryInstanceSlots } from '../../support/in-memory-instance-slots.ts';
import { describeInstanceSlots } from '../../support/instance-slots-contract.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';

describeInstanceSlots('in memory', createInMemoryInstanceSlots);
describeInstanceSlots('in memory, with each write made twice', (slotsPerInstance) =>
  repeating(createInMemoryInstanceSlots(slotsPerInstance), repeatedWrites.slots),
);
