import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { SyncRequest } from '../../../shared/ports/sync-queue.ts';
import type { Caller } from '../core/authorization.ts';
import { idToHandOut } from '../core/handed-out-id.ts';
import type { Services } from '../core/services.ts';

/** Why a sync is asked for. */
export type Wish = Pick<SyncRequest, 'reason' | 'revertClosingsOfRun'>;

/** A wish that is noted, and still to be sent. */
export interface NotedSync {
  readonly key: RepositoryKey;
  readonly request: SyncRequest;
}

/** Asks for a sync of one repository; the id names the request in the run that serves it. */
export async function requestSync(
  services: Pick<Services, 'queue' | 'newId'>,
  caller: Caller,
  key: RepositoryKey,
  wish: Wish,
): Promise<string> {
  return requestNoted(services, { key, request: requestOf(services, caller, key, wish) });
}

/**
 * Notes a wish for a sync before the change that it is for is stored. {@link requestNoted} sends it afterwards; whatever breaks off
 * in between, the sweep finds it. A sync that somebody else begins before the change is stored does no harm: the one that is sent follows.
 */
export async function noteSync(
  services: Pick<Services, 'syncs' | 'newId' | 'clock'>,
  caller: Caller,
  { teamId, repositoryId }: RepositoryKey,
  wish: Wish,
): Promise<NotedSync> {
  const key = { teamId, repositoryId };
  const request = requestOf(services, caller, key, wish);
  await services.syncs.raise(key, { kind: 'request', ...request }, services.clock.now());
  return { key, request };
}

/** Sends what was noted, under the same id, so that both are one request. */
export async function requestNoted({ queue }: Pick<Services, 'queue'>, { key, request }: NotedSync): Promise<string> {
  await queue.request(key, request);
  return request.id;
}

/** A request that names who made it, under an id that may be handed out. */
export function requestOf(
  { newId }: Pick<Services, 'newId'>,
  { userId }: Caller,
  key: RepositoryKey,
  wish: Wish,
): SyncRequest {
  const requestedBy = userId === undefined ? {} : { requestedBy: userId };
  return { id: idToHandOut(newId(), 'sync', key), ...wish, ...requestedBy };
}
