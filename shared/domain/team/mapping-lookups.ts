import type { Mapping } from './mapping.ts';
import type { ListedRepository } from './renamed-repository.ts';

type LookedUp = Pick<Mapping, 'repositoryId' | 'product'> & {
  readonly geckoRepositoryId?: Mapping['geckoRepositoryId'] | undefined;
};

/**
 * By what mappings are looked for that are one repository's, whatever Gecko calls it: by Gecko's own id of it, where that is known, and
 * by its path in lower case, since one that differs in upper and lower case alone may be the same (see `formerMapping`).
 */
export function lookupsOfRepository({ id, geckoId }: ListedRepository): string[] {
  return [`path ${id.toLowerCase()}`, ...(geckoId === undefined ? [] : [lookupOfGeckoId(geckoId)])];
}

/** By what the mappings of a repository are looked for that Gecko knows by this id. */
export function lookupOfGeckoId(geckoId: string): string {
  return `gecko ${geckoId}`;
}

/** By what mappings to a product are looked for, on whichever instance that is. */
export function lookupOfProduct(productId: number): string {
  return `product ${productId}`;
}

/** By what a mapping is found. */
export function lookupsOf({ repositoryId, geckoRepositoryId, product }: LookedUp): string[] {
  const repository = { id: repositoryId, geckoId: geckoRepositoryId ?? undefined };
  return [lookupOfProduct(product.id), ...lookupsOfRepository(repository)];
}

/** Whether a mapping is found by one of these. */
export function isFoundBy(mapping: LookedUp, lookups: readonly string[]): boolean {
  return lookupsOf(mapping).some((lookup) => lookups.includes(lookup));
}
