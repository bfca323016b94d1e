import { describeAsvsStore } from '../../support/asvs-store-contract.ts';
import { createInMemoryAsvsStore } from '../../support/in-memory-asvs-store.ts';
import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';

describeAsvsStore('in memory', () => {
  const audit = createInMemoryAuditLog();
  return { store: createInMemoryAsvsStore(audit), audit };
});
