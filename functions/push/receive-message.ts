import { readSyncMessage } from '../../shared/domain/sync-message.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DeadLetters } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { PreviewSync } from './preview-sync.ts';
import type { SyncRepository } from './sync-repository.ts';

/** What receiving a message needs. */
export interface ReceiveMessageDependencies {
  readonly store: Pick<SyncStore, 'raise'>;
  readonly deadLetters: DeadLetters;
  readonly syncRepository: SyncRepository;
  readonly previewSync: PreviewSync;
  readonly clock: Clock;
  readonly log: Log;
}

/** Handles the body of one message of the sync queue until `endsAt`. Throws only when the message has to come back. */
export type ReceiveMessage = (body: string, endsAt: Date) => Promise<void>;

/**
 * Rejects what doesn't parse (at once, with its reason, without disturbing the rest), remembers every wish before any
 * work begins, then syncs each repository.
 */
export function createReceiveMessage({
  store,
  deadLetters,
  syncRepository,
  previewSync,
  clock,
  log,
}: ReceiveMessageDependencies): ReceiveMessage {
  return async (body, endsAt) => {
    const { wanted, previews, rejected } = readSyncMessage(body);
    for (const rejection of rejected) {
      await deadLetters.put(rejection);
      log.warn('event rejected', { code: rejection.code, reason: rejection.reason });
    }
    for (const { key, trigger } of wanted) {
      if (trigger) await store.raise(key, trigger, clock.now());
    }
    for (const { key, trigger } of wanted) {
      await syncRepository(key, { wakeUp: trigger === undefined, endsAt });
    }
    for (const { key, previewId } of previews) await previewSync(key, previewId, endsAt);
  };
}
