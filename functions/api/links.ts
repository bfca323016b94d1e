import { repositoryLink } from '../../shared/domain/desired/gecko-links.ts';
import type { RepositoryId } from '../../shared/domain/ids.ts';
import { mappingIdOf } from './mappings/mapping-id.ts';

/** Page of a product in DefectDojo. */
export function productLink(baseUrl: string, productId: number): string {
  return `${baseUrl}/product/${productId}`;
}

/** Page of a repository's findings in Gecko's console. */
export function vulnerabilitiesLink(geckoAppUrl: string, repositoryId: RepositoryId): string {
  return repositoryLink(geckoAppUrl, repositoryId);
}

/** Path of a mapping in this API. */
export function mappingPath(repositoryId: RepositoryId): string {
  return `/v1/mappings/${mappingIdOf(repositoryId)}`;
}
