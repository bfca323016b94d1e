import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';
import { describeSyncStore } from '../../support/sync-store-contract.ts';

describeSyncStore('in memory', createInMemorySyncStore);
