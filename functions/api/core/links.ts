import { repositoryLink } from '../../../shared/domain/desired/content/gecko-links.ts';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import { mappingIdOf } from './mapping-id.ts';

/** Page of a product in DefectDojo. */
export function productLink(baseUrl: string, productId: number): string {
  return `${baseUrl}/product/${productId}`;
}

/** Page of a product type in DefectDojo. */
export function productTypeLink(baseUrl: string, productTypeId: number): string {
  return `${baseUrl}/product/type/${productTypeId}`;
}

/** Page of a finding in the DefectDojo that a page of a test belongs to. */
export function findingLink(testLink: string, findingId: number): string {
  return testLink.replace(/\/test\/\d+\/?$/, `/finding/${findingId}`);
}

/** Page of a repository's findings in Gecko's console. */
export function vulnerabilitiesLink(geckoAppUrl: string, repositoryId: RepositoryId): string {
  return repositoryLink(geckoAppUrl, repositoryId);
}

/** Path of a mapping in this API. */
export function mappingPath(repositoryId: RepositoryId): string {
  return `/v1/mappings/${mappingIdOf(repositoryId)}`;
}
