import { createInMemoryKeyStore } from '../../support/in-memory-key-store.ts';
import { describeKeyStore } from '../../support/key-store-contract.ts';

describeKeyStore('in memory', createInMemoryKeyStore);
