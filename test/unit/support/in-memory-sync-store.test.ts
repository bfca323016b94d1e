import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { describeSyncStore } from '../../support/sync-store-contract.ts';

describeSyncStore('in memory', (clock) => {
  const teams = createInMemoryTeamStore();
  const store = createInMemorySyncStore(teams, clock);
  return { store, teams, due: store.due };
});
