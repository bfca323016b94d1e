import type { Hono } from 'hono';
import type { TeamEnv } from '../authentication.ts';
import { pageOf, queries } from '../query.ts';
import { echo } from '../row-filters.ts';
import type { Repository } from '../state.ts';
import { invalidQuery } from './invalid-query.ts';

const gitlabPrefix = 'gitlab:';

/** The connected repositories. The `name` filter is a substring in any case (its rule is not documented). */
export function addRepositoryRoutes(app: Hono<TeamEnv>): void {
  app.get('/api/v1/repositories', (c) => {
    const query = queries.repositories.safeParse(c.req.query());
    if (!query.success) return invalidQuery(c, query.error);
    const part = query.data.name?.toLowerCase() ?? '';
    const wanted = c.var.team.repositories
      .map(repositoryObject)
      .filter(({ name }) => name.toLowerCase().includes(part));
    return c.json({ version: 'v1', ...pageOf(wanted, query.data), filters: echo(['name'], query.data) });
  });
}

/** Documented are `id` (a uuid) and `name` (the full path); the rest of the object is past the readable part. */
function repositoryObject({ id, uuid, defaultBranch }: Repository) {
  const onGitlab = id.startsWith(gitlabPrefix);
  const name = onGitlab ? id.slice(gitlabPrefix.length) : id;
  return { id: uuid, name, provider: onGitlab ? 'gitlab' : 'github', defaultBranch };
}
