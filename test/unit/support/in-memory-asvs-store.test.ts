import { describeAsvsStore } from '../../support/asvs-store-contract.ts';
import { createInMemoryAsvsStore } from '../../support/in-memory-asvs-store.ts';
import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';

describeAsvsStore('in memory', () => {
  const audit = createInMemoryAuditLog();
  return { store: createInMemoryAsvsStore(audit), audit };
});

describeAsvsStore('in memory, with each write made twice', () => {
  const audit = createInMemoryAuditLog();
  return { store: repeating(createInMemoryAsvsStore(audit), repeatedWrites.asvs), audit };
});
