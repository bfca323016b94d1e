import type { Rejection } from '../domain/events/sync-message.ts';
import type { Trigger } from '../domain/events/trigger.ts';
import type { RepositoryKey } from '../domain/names/ids.ts';

/** A request for a sync; see the trigger of kind `request`. */
export type SyncRequest = Omit<Extract<Trigger, { kind: 'request' }>, 'kind'>;

/** Longest delay that a message can have, seconds (SQS API, SendMessage). */
export const longestWakeDelaySeconds = 900;

/** Makes syncs happen. */
export interface SyncQueue {
  /**
   * Asks for a sync of a repository.
   *
   * @param request.id names the request: asking twice with one id is one trigger.
   * @param options.delaySeconds how long after it comes, at most {@link longestWakeDelaySeconds}
   */
  request(key: RepositoryKey, request: SyncRequest, options?: { readonly delaySeconds: number }): Promise<void>;
  /** Wakes a postponed repository after a delay, at most {@link longestWakeDelaySeconds}. */
  wake(key: RepositoryKey, delaySeconds: number): Promise<void>;
  /** Wakes a repository for which a slot is kept, so that it need not wait behind other messages of its team. */
  call(key: RepositoryKey): Promise<void>;
}

/** Makes previews happen. */
export interface PreviewQueue {
  /** @param previewId names the preview: asking twice with one id is one preview */
  requestPreview(key: RepositoryKey, previewId: string): Promise<void>;
}

/** Takes what can't be processed, with its reason. */
export interface DeadLetters {
  put(rejection: Rejection): Promise<void>;
}
