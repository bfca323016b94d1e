import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';
import { describeTeamStore } from '../../support/team-store-contract.ts';

describeTeamStore('in memory', () => {
  const audit = createInMemoryAuditLog();
  const store = createInMemoryTeamStore(audit);
  return { store, audit, due: store.due };
});

describeTeamStore('in memory, with each write made twice', () => {
  const audit = createInMemoryAuditLog();
  const store = createInMemoryTeamStore(audit);
  return { store: repeating(store, repeatedWrites.teams), audit, due: repeating(store.due, repeatedWrites.due) };
});
