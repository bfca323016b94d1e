import { describeFindingStore } from '../../support/finding-store-contract.ts';
import { createInMemoryFindingStore } from '../../support/in-memory-finding-store.ts';
import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';

describeFindingStore('in memory', () => {
  const sync = createInMemorySyncStore();
  return { findings: createInMemoryFindingStore(sync), sync };
});
