import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
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
  for await (const mapping of everyItem((page) => services.teams.mappings(caller.teamId, page))) {
    const isElsewhere = mapping.product.id !== leaving.product.id || mapping.baseUrl !== leaving.baseUrl;
    if (isElsewhere || mapping.repositoryId === leaving.repositoryId) continue;
    return noteSync(services, caller, mapping, { reason: 'product_shared_no_more' });
  }
  return undefined;
}
