import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import type { ConnectedDefectDojo } from './map-repository.ts';
import { resolveProduct, type WantedProduct } from './resolve-product.ts';

/** What changes of where a mapping leads: what is left out stays, and null goes back to the repository's default branch. */
export interface PlaceChange {
  readonly product?: WantedProduct['choice'] | undefined;
  readonly branch?: string | null | undefined;
}

/** Syncs note seldom: whoever loses this often against them meets a defect. */
const savesBeforeGivingUp = 5;

/**
 * Changes product or branch of a mapping over the version that was read, and over whatever syncs note of it meanwhile. Leaves it in
 * its version where neither is given: a running sync may then go on.
 *
 * @param open gives the team's DefectDojo, where a product is to be found in it
 * @throws {VersionConflictError} when somebody else changed it
 */
export async function changePlace(
  services: Services,
  caller: Caller,
  current: Mapping,
  { product, branch }: PlaceChange,
  open: <T>(talk: (connected: ConnectedDefectDojo) => Promise<T>) => Promise<T>,
): Promise<Mapping> {
  if (product === undefined && branch === undefined) return current;
  const { repositoryId, version } = current;
  const place = product && (await open((connected) => placeOf(connected, repositoryId, product)));
  let before = current;
  for (let saves = 1; ; saves += 1) {
    const changed = { ...withBranch(withProduct(before, place), branch), version: version + 1 };
    const change = { repositoryId, before: auditedMapping(before), after: auditedMapping(changed) };
    try {
      await services.teams.putMapping(changed, auditEntry(services, caller, { action: 'mapping_changed', ...change }));
      return changed;
    } catch (error) {
      if (!(error instanceof VersionConflictError) || saves === savesBeforeGivingUp) throw error;
      const now = await services.teams.mapping(current);
      if (now?.version !== version) throw error;
      before = now;
    }
  }
}

function withBranch(mapping: Mapping, branch: PlaceChange['branch']): Mapping {
  if (branch === undefined) return mapping;
  const { branch: _former, ...rest } = mapping;
  return branch === null ? rest : { ...rest, branch };
}

type ProductPlace = Pick<Mapping, 'product' | 'productCreatedAt' | 'baseUrl'>;

async function placeOf(
  { dojo, connection }: ConnectedDefectDojo,
  repositoryId: RepositoryId,
  choice: WantedProduct['choice'],
): Promise<ProductPlace> {
  const { id, name, createdAt } = await resolveProduct(dojo, { choice, repositoryId, connection });
  const created = createdAt === undefined ? {} : { productCreatedAt: createdAt };
  return { product: { id, name }, ...created, baseUrl: connection.baseUrl };
}

/** What needed a person was about the former product. */
function withProduct(mapping: Mapping, place: ProductPlace | undefined): Mapping {
  if (place === undefined) return mapping;
  const { attention: _over, productCreatedAt: _former, ...rest } = mapping;
  return { ...rest, ...place };
}
