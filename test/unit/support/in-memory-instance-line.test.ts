import { syncStateSchema } from '../../../shared/domain/sync/sync-state.ts';
import { createInMemoryInstanceLine } from '../../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../../support/in-memory-instance-slots.ts';
import { createInMemorySyncStore } from '../../support/in-memory-sync-store.ts';
import { describeInstanceLine } from '../../support/instance-line-contract.ts';

const store = createInMemorySyncStore();
const slots = createInMemoryInstanceSlots(2);
describeInstanceLine('in memory', {
  store,
  slots,
  line: createInMemoryInstanceLine(store, slots),
  due: store.due,
  forgetState: async (key) => {
    store.change(key, () => ({ state: syncStateSchema.parse({}) }));
  },
});
