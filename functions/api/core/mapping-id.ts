import { repositoryIdInputSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import type { RepositoryId, RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { ApiProblem } from './api-problem.ts';
import type { Caller } from './authorization.ts';

/** The repository id in base64url: repository ids hold slashes and colons, which no path carries unharmed. */
export function mappingIdOf(repositoryId: RepositoryId): string {
  return Buffer.from(repositoryId).toString('base64url');
}

/**
 * The repository that a mapping id of a path stands for, always within the caller's team.
 *
 * @throws {ApiProblem} `mapping_not_found` for what is no id of ours
 */
export function repositoryKeyOf({ teamId }: Caller, mappingId: string): RepositoryKey {
  const repositoryId = repositoryIdOf(mappingId);
  if (repositoryId === undefined) throw mappingNotFound();
  return { teamId, repositoryId };
}

/** The repository that a mapping id stands for; undefined for what is no id of ours. */
export function repositoryIdOf(mappingId: string): RepositoryId | undefined {
  const { data: repositoryId } = repositoryIdInputSchema.safeParse(Buffer.from(mappingId, 'base64url').toString());
  return repositoryId !== undefined && mappingIdOf(repositoryId) === mappingId ? repositoryId : undefined;
}

/** The answer for a mapping that isn't there, whether it never was, was removed, or belongs to somebody else. */
export function mappingNotFound(): ApiProblem {
  return new ApiProblem('mapping_not_found', 'The team has no such mapping.');
}
