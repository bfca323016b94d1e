import { createInMemoryInstanceSlots } from '../../support/in-memory-instance-slots.ts';
import { describeInstanceSlots } from '../../support/instance-slots-contract.ts';

describeInstanceSlots('in memory', createInMemoryInstanceSlots);
