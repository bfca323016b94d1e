import { repositoriesQuerySchema, repositoryPageSchema } from '../../../shared/contracts/management-api/repository.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { listRepositories } from './list-repositories.ts';

/** The settings table. */
export const repositoryRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/repositories',
    operationId: 'listRepositories',
    tag: 'Repositories',
    summary: 'List all repositories of the team, mapped or not',
    description:
      'The repositories that Gecko lists, in its order. A page may have fewer rows than asked for; go on while there is a `nextCursor`. ' +
      'A mapped repository that Gecko no longer lists is among the mappings. Send `Accept: text/csv` for a file.',
    query: repositoriesQuerySchema,
    responses: { 200: { description: 'Rows of the settings table.', schema: repositoryPageSchema, csv: true } },
    problems: ['gecko_key_missing', 'gecko_unavailable', 'cursor_invalid'],
    handle: listRepositories,
  }),
];
