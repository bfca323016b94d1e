import type { Mapping } from '../../../shared/domain/team/mapping.ts';
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

/**
 * Changes product or branch of a mapping over the version that was read. Leaves it in its version where neither is given: a running
 * sync may then go on.
 *
 * @param open gives the team's DefectDojo, where a product is to be found in it
 */
export async function changePlace(
  services: Services,
  caller: Caller,
  current: Mapping,
  { product, branch }: PlaceChange,
  open: <T>(talk: (connected: ConnectedDefectDojo) => Promise<T>) => Promise<T>,
): Promise<Mapping> {
  if (product === undefined && branch === undefined) return current;
  const placed = product === undefined ? current : await open((connected) => withProduct(connected, current, product));
  const changed = { ...withBranch(placed, branch), version: current.version + 1 };
  const { repositoryId } = current;
  const change = { repositoryId, before: auditedMapping(current), after: auditedMapping(changed) };
  await services.teams.putMapping(changed, auditEntry(services, caller, { action: 'mapping_changed', ...change }));
  return changed;
}

function withBranch(mapping: Mapping, branch: PlaceChange['branch']): Mapping {
  if (branch === undefined) return mapping;
  const { branch: _former, ...rest } = mapping;
  return branch === null ? rest : { ...rest, branch };
}

async function withProduct(
  { dojo, connection }: ConnectedDefectDojo,
  mapping: Mapping,
  choice: WantedProduct['choice'],
): Promise<Mapping> {
  const { repositoryId } = mapping;
  const { id, name, createdAt } = await resolveProduct(dojo, { choice, repositoryId, connection });
  const { attention: _attention, productCreatedAt: _createdAt, ...rest } = mapping;
  const created = createdAt === undefined ? {} : { productCreatedAt: createdAt };
  return { ...rest, product: { id, name }, ...created, baseUrl: connection.baseUrl };
}
