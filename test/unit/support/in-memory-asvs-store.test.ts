import { describeAsvsStore } from '../../support/asvs-store-contract.ts';
import { createInMemoryAsvsStore } from '../../support/in-memory-asvs-store.ts';

describeAsvsStore('in memory', createInMemoryAsvsStore);
