import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { type NotedSync, noteSync } from '../syncs/request-sync.ts';

/**
 * Before a mapping leaves a product: notes a sync of another repository that is mapped to it, if there is one, which takes away the
 * product's tags that only the repository needed which leaves.
 */
export async function noteSyncOfSharer(
  services: Services,
  caller: Caller,
  leaving: Mapping,
): Promise<NotedSync | undefined> {
  const sharer = (await services.teams.mappingsOfProduct(caller.teamId, leaving.product.id)).find(
    ({ baseUrl, repositoryId }) => baseUrl === leaving.baseUrl && repositoryId !== leaving.repositoryId,
  );
  return sharer && noteSync(services, caller, sharer, { reason: 'product_shared_no_more' });
}
