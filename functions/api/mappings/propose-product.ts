import type { MappingProposal } from '../../../shared/contracts/management-api/bulk-mapping.ts';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import { asProductName } from '../../../shared/domain/names/product-name.ts';
import type { Product } from '../../../shared/ports/defectdojo.ts';

/** What may be the name of a repository's product: its path without provider, as it can be called, and the last part of that. */
export function namesOf(repositoryId: RepositoryId): { path: string; last: string } {
  const path = asProductName(repositoryId.replace(/^[A-Za-z0-9_-]+:/, ''));
  return { path, last: path.slice(path.lastIndexOf('/') + 1) };
}

/**
 * Proposes a product for a repository by name: one that is called exactly like it, else one that differs in case only,
 * else a new one. Where several are as good, a person must choose.
 *
 * @param products those whose name holds the last part of the repository's path, in any case
 */
export function proposeProduct(
  repositoryId: RepositoryId,
  products: readonly Product[],
): Pick<MappingProposal, 'status' | 'product' | 'proposal' | 'candidates'> {
  const { path, last } = namesOf(repositoryId);
  const lower = (text: string) => text.toLowerCase();
  const tiers = [
    products.filter(({ name }) => name === path),
    products.filter(({ name }) => name === last),
    products.filter(({ name }) => lower(name) === lower(path)),
    products.filter(({ name }) => lower(name) === lower(last)),
  ];
  const [first, ...others] = tiers.find((tier) => tier.length > 0) ?? [];
  if (!first) return { status: 'new_product', proposal: { repositoryId, product: { name: path } } };
  const found = [first, ...others].map(({ id, name }) => ({ id, name }));
  if (others.length > 0) return { status: 'ambiguous', candidates: found };
  const { id, name } = first;
  return { status: 'existing_product', product: { id, name }, proposal: { repositoryId, product: { id } } };
}
