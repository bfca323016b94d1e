import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { ConnectedDefectDojo } from '../core/stored-defectdojo.ts';
import { resolveProduct, type WantedProduct } from './resolve-product.ts';

/** What is asked to change of where a mapping leads: what is left out stays, and null goes back to the repository's default branch. */
export interface PlaceChange {
  readonly product?: WantedProduct['choice'] | undefined;
  readonly branch?: string | null | undefined;
}

/** {@link PlaceChange} whose product was found. */
export interface WantedPlace {
  readonly target?: Pick<Mapping, 'product' | 'productCreatedAt' | 'baseUrl'> | undefined;
  readonly branch?: string | null | undefined;
}

/**
 * Finds the product that a mapping is to lead to, where it changes.
 *
 * @param open gives the team's DefectDojo, where a product is to be found in it
 * @throws {ApiProblem} and `OutsideFailure`
 */
export async function wantedPlace(
  repositoryId: RepositoryId,
  { product: choice, branch }: PlaceChange,
  open: <T>(talk: (connected: ConnectedDefectDojo) => Promise<T>) => Promise<T>,
): Promise<WantedPlace> {
  if (choice === undefined) return { branch };
  const target = await open(async ({ dojo, connection }) => {
    const { id, name, createdAt } = await resolveProduct(dojo, { choice, repositoryId, connection });
    const created = createdAt === undefined ? {} : { productCreatedAt: createdAt };
    return { product: { id, name }, ...created, baseUrl: connection.baseUrl };
  });
  return { target, branch };
}

/** The mapping with its new place. What needed a person was about the former product. */
export function placed(mapping: Mapping, { target, branch }: WantedPlace): Mapping {
  const { branch: former, ...elsewhere } = target === undefined ? mapping : { ...withoutTarget(mapping), ...target };
  const kept = branch === undefined ? former : (branch ?? undefined);
  return kept === undefined ? elsewhere : { ...elsewhere, branch: kept };
}

function withoutTarget(mapping: Mapping): Mapping {
  const { attention: _over, productCreatedAt: _former, ...rest } = mapping;
  return rest;
}
