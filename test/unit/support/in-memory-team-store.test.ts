import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { describeTeamStore } from '../../support/team-store-contract.ts';

describeTeamStore('in memory', () => {
  const audit = createInMemoryAuditLog();
  return { store: createInMemoryTeamStore(audit), audit };
});
