import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { syncStateSchema } from '../../../shared/domain/sync/sync-state.ts';
import { createInMemoryInstanceLine } from '../../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../../support/in-memory-instance-slots.ts';
import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';
import { describeInstanceLine } from '../../support/instance-line-contract.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';

describeInstanceLine('in memory', inMemory());

const repeated = inMemory();
describeInstanceLine('in memory, with each write made twice', {
  ...repeated,
  line: repeating(repeated.line, repeatedWrites.line),
});

function inMemory() {
  const store = createInMemorySyncStore();
  const slots = createInMemoryInstanceSlots(2);
  return {
    store,
    slots,
    line: createInMemoryInstanceLine(store, slots),
    due: store.due,
    forgetState: async (key: RepositoryKey) => {
      store.change(key, () => ({ state: syncStateSchema.parse({}) }));
    },
  };
}
