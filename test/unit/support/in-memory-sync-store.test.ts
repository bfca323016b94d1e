import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';
import { describeSyncStore } from '../../support/sync-store-contract.ts';

describeSyncStore('in memory', (clock) => {
  const teams = createInMemoryTeamStore();
  const store = createInMemorySyncStore(teams, clock);
  return { store, teams, due: store.due };
});

describeSyncStore('in memory, with each write made twice', (clock) => {
  const teams = createInMemoryTeamStore();
  const store = createInMemorySyncStore(teams, clock);
  return { store: repeating(store, repeatedWrites.store), teams, due: repeating(store.due, repeatedWrites.due) };
});
