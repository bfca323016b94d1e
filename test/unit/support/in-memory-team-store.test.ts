import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { describeTeamStore } from '../../support/team-store-contract.ts';

describeTeamStore('in memory', () => {
  const audit = createInMemoryAuditLog();
  const store = createInMemoryTeamStore(audit);
  return { store, audit, due: store.due };
});
