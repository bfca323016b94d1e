import type { RepositoryId } from '../names/ids.ts';
import type { Mapping } from './mapping.ts';

/** A repository as Gecko lists it now. */
export interface ListedRepository {
  readonly id: RepositoryId;
  readonly geckoId?: string | undefined;
}

/**
 * The mapping of a repository that Gecko lists under another path than before: known by Gecko's own id of it. Where that was
 * never asked for, a path that differs in upper and lower case alone is the same repository, unless Gecko lists both.
 *
 * @param listed what Gecko lists under this name or a similar one
 */
export function formerMapping(
  mappings: Iterable<Mapping>,
  repository: ListedRepository,
  listed: readonly ListedRepository[],
): Mapping | undefined {
  const others = [...mappings].filter(({ repositoryId }) => repositoryId !== repository.id);
  const { geckoId } = repository;
  const known = geckoId === undefined ? undefined : others.find((one) => one.geckoRepositoryId === geckoId);
  return known ?? others.find((one) => isRecased(one, repository) && !listed.some(({ id }) => id === one.repositoryId));
}

/** So many former names are kept. */
const formerNamesMax = 10;

/** What a repository was called before, once the mapping of a former name is that of the present one. */
export function formerNamesOf({ repositoryId, formerNames = [] }: Mapping, present: RepositoryId): RepositoryId[] {
  const before = formerNames.filter((name) => name !== repositoryId);
  return [...before, repositoryId].filter((name) => name !== present).slice(-formerNamesMax);
}

/** Whether a mapping may be that of the repository, so that Gecko is worth asking. */
export function mayBeFormer(mapping: Mapping, repositoryId: RepositoryId): boolean {
  return typeof mapping.geckoRepositoryId === 'string' || isRecased(mapping, { id: repositoryId });
}

function isRecased({ repositoryId, geckoRepositoryId }: Mapping, { id }: ListedRepository): boolean {
  return typeof geckoRepositoryId !== 'string' && repositoryId.toLowerCase() === id.toLowerCase();
}
