import { readSyncMessage } from '../../shared/domain/events/sync-message.ts';
import { subjectOf } from '../../shared/domain/names/message-subject.ts';
import { isByPerson } from '../../shared/domain/sync/by-person.ts';
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

/** A message of the sync queue. */
export interface ReceivedMessage {
  /** Given by SQS. */
  readonly messageId: string;
  readonly body: string;
}

/** Handles one message until `endsAt`. Throws only when the message has to come back. */
export type ReceiveMessage = (message: ReceivedMessage, endsAt: Date) => Promise<void>;

/**
 * Rejects what doesn't parse (at once, with its reason, without disturbing the rest), remembers every request before any
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
  return async ({ messageId, body }, endsAt) => {
    const { wanted, previews, rejected } = readSyncMessage(body, clock.now());
    for (const rejection of rejected) {
      await deadLetters.put(rejection);
      const { code, reason } = rejection;
      log.warn('event rejected', { messageId, ...subjectOf(rejection.body), code, reason });
    }
    for (const { key, trigger } of wanted) {
      if (trigger) await store.raise(key, trigger, clock.now());
    }
    for (const { key, trigger } of wanted) {
      const byPerson = trigger !== undefined && isByPerson(trigger);
      await syncRepository(key, { wakeUp: trigger === undefined, byPerson, endsAt });
    }
    for (const { key, previewId } of previews) await previewSync(key, previewId, endsAt);
  };
}
