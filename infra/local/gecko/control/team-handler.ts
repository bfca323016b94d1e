import type { Context } from 'hono';
import type * as z from 'zod';
import { problem } from '../../stand-in/problem.ts';
import { withBody } from '../../stand-in/with-body.ts';
import type { GeckoState, Team } from '../state.ts';

/** A handler for a control route of one team, called with the team and the parsed body; bad requests never reach it. */
export function teamHandler<Schema extends z.ZodType>(
  state: GeckoState,
  schema: Schema,
  handle: (c: Context, team: Team, order: z.output<Schema>) => Response,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const id = c.req.param('team');
    const team = state.teams.find((one) => one.id === id);
    if (!team) return problem(c, 404, 'unknown_team', `No team ${id}: see GET /_control/teams.`);
    return withBody(c, schema, (order) => handle(c, team, order));
  };
}
