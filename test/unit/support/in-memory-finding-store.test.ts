import { describeFindingStore } from '../../support/finding-store-contract.ts';
import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { createInMemoryFindingStore } from '../../support/in-memory-finding-store.ts';
import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';

describeFindingStore('in memory', () => {
  const [sync, audit] = [createInMemorySyncStore(), createInMemoryAuditLog()];
  return { findings: createInMemoryFindingStore(sync, audit), sync, audit };
});
