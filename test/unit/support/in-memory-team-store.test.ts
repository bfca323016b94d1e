import { createInMemoryTeamStore } from '../../support/in-memory-team-store.ts';
import { describeTeamStore } from '../../support/team-store-contract.ts';

describeTeamStore('in memory', createInMemoryTeamStore);
