import { vi } from 'vitest';
import { createSyncRepository, type RunSync } from '../../../../functions/push/sync-repository.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { createInMemoryInstanceLine } from '../../../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../../../support/in-memory-instance-slots.ts';
import { createInMemoryPauses } from '../../../support/in-memory-pauses.ts';
import { createInMemorySyncStore } from '../../../support/in-memory-sync-store.ts';
import { aClock, aRepository, silentLog } from '../../../support/sync-fixtures.ts';

export const key = aRepository();
export const spacingMs = 60_000;
export const leaseMs = 480_000;
export const ids = { runId: 'run-1', scanId: undefined };

/** The single flight of a repository whose runs succeed, unless a test has them do otherwise. */
export function aSyncRepository() {
  const store = createInMemorySyncStore();
  const slots = createInMemoryInstanceSlots(2);
  const line = createInMemoryInstanceLine(store, slots);
  const clock = aClock();
  const wake = vi.fn<(key: unknown, delaySeconds: number) => Promise<void>>(async () => {});
  const runSync = vi.fn<RunSync>(async () => ({ ...ids, outcome: 'succeeded' }));
  const syncRepository = ({ wakeUp = false, byPerson = false } = {}) => {
    const queue = { wake, call: (one: RepositoryKey) => wake(one, 0), request: async () => {} };
    let token = 0;
    const newToken = () => `token-${++token}`;
    const dependencies = {
      store,
      slots,
      line,
      pauses: createInMemoryPauses(),
      queue,
      runSync,
      clock,
      log: silentLog,
      newToken,
      random: () => 0,
      leaseMs,
      spacingMs,
    };
    const endsAt = new Date(clock.now().getTime() + 300_000);
    return createSyncRepository(dependencies)(key, { wakeUp, byPerson, endsAt });
  };
  return { store, slots, line, clock, wake, runSync, syncRepository };
}
