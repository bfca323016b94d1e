import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { requestSync } from '../syncs/request-syncs.ts';

/**
 * When a mapping has left a product, asks for a sync of another repository that is mapped to it, if there is one: that
 * takes away the product's tags that only the repository needed which left.
 */
export async function askSharerOfProduct(services: Services, caller: Caller, left: Mapping): Promise<void> {
  for await (const mapping of everyItem((page) => services.teams.mappings(caller.teamId, page))) {
    const isElsewhere = mapping.product.id !== left.product.id || mapping.baseUrl !== left.baseUrl;
    if (isElsewhere || mapping.repositoryId === left.repositoryId) continue;
    await requestSync(services, caller, mapping, { reason: 'product_shared_no_more' });
    return;
  }
}
