import {
  deleteTeamDataQuerySchema,
  teamDataDeletionSchema,
} from '../../../shared/contracts/management-api/team-data.ts';
import { disconnect } from '../connection/disconnect.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';

/** How long one request deletes, milliseconds. */
const deleteForMs = 20_000;

/** Forgetting a team. */
export const teamDataRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'DELETE',
    path: '/v1/team-data',
    operationId: 'deleteTeamData',
    tag: 'Team data',
    summary: "Delete all of the team's data",
    description:
      'Disconnects, destroys the DefectDojo key, and deletes connection, settings, mappings, history and what syncs remember. ' +
      'What is in DefectDojo stays there, and so does the Gecko API key that an operator stored. ' +
      'Repeat it until the answer is 204: 202 says that more is left than fits into one request, or that a sync is about to end.',
    query: deleteTeamDataQuerySchema,
    responses: {
      202: { description: 'Not all is deleted yet: repeat.', schema: teamDataDeletionSchema },
      204: { description: 'Nothing is left.' },
    },
    problems: ['changed_meanwhile'],
    async handle({ caller }, services) {
      await disconnect(services, caller);
      const until = new Date(services.clock.now().getTime() + deleteForMs);
      if (await services.eraser.erase(caller.teamId, until)) return { status: 204 };
      const repeat = '/v1/team-data?confirm=delete-everything';
      return { status: 202, body: { complete: false, links: { repeat } } };
    },
  }),
];
