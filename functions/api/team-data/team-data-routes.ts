import {
  deleteTeamDataQuerySchema,
  teamDataDeletionSchema,
} from '../../../shared/contracts/management-api/team-data.ts';
import { disconnect } from '../connection/disconnect.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';

/** How long one request deletes, milliseconds. */
const deleteForMs = 20_000;

/** A key that can't be destroyed is no reason to keep the rest. */
function keyIsLeftOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem && error.code === 'key_not_destroyed') return error;
  throw error;
}

function keyLeftBehind({ cause }: ApiProblem, isRestDone: boolean): ApiProblem {
  const rest = isRestDone ? 'All the rest is deleted.' : 'Of the rest, more is left than fits into one request.';
  return new ApiProblem('key_not_destroyed', `The stored DefectDojo key could not be destroyed. ${rest}`, { cause });
}

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
      'Repeat it until the answer is 204: 202 says that more is left than fits into one request, or that a sync is about to end. ' +
      'Where the key can not be destroyed, the rest is deleted all the same, and the problem says how far.',
    query: deleteTeamDataQuerySchema,
    responses: {
      202: { description: 'Not all is deleted yet: repeat.', schema: teamDataDeletionSchema },
      204: { description: 'Nothing is left.' },
    },
    problems: ['changed_meanwhile', 'key_not_destroyed'],
    async handle({ caller }, services) {
      const keyIsLeft = await disconnect(services, caller).catch(keyIsLeftOf);
      const until = new Date(services.clock.now().getTime() + deleteForMs);
      const isDone = await services.eraser.erase(caller.teamId, until);
      if (keyIsLeft) throw keyLeftBehind(keyIsLeft, isDone);
      if (isDone) return { status: 204 };
      const repeat = '/v1/team-data?confirm=delete-everything';
      return { status: 202, body: { complete: false, links: { repeat } } };
    },
  }),
];
