import * as z from 'zod';

/**
 * A Gecko team, the tenant. Only characters that are safe in a secret's name, a partition key and a URL, so that no id
 * can reach into another team's names.
 */
export const teamIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
  .brand<'TeamId'>();

/** See {@link teamIdSchema}. */
export type TeamId = z.infer<typeof teamIdSchema>;

/**
 * A repository as Gecko's API addresses it: a path with an optional provider prefix, such as `owner/name` or
 * `gitlab:group/sub/project`. `#` separates the parts of a storage key, so no id may hold one.
 */
export const repositoryIdSchema = z
  .string()
  .max(300, 'must have at most 300 characters')
  .regex(
    /^[^\s#?/\\]+(\/[^\s#?/\\]+)+$/,
    'must be a path such as owner/name or gitlab:group/project, without spaces, #, ? or backslash',
  )
  .refine((id) => !/[\p{Cc}\p{Cs}]/u.test(id), 'must not hold control characters or half a character')
  .refine(
    (id) => !id.split('/').some((segment) => segment === '.' || segment === '..'),
    'must not hold . or .. as a segment',
  )
  .brand<'RepositoryId'>();

/** See {@link repositoryIdSchema}. */
export type RepositoryId = z.infer<typeof repositoryIdSchema>;

/** A repository of a team: what a sync is about. */
export interface RepositoryKey {
  readonly teamId: TeamId;
  readonly repositoryId: RepositoryId;
}
