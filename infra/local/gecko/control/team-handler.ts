import type { Context } from 'hono';
import type * as z from 'zod';
import { jsonBody } from '../../stand-in/controls.ts';
import { invalidBody, problem } from '../../stand-in/problem.ts';
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
    const order = schema.safeParse(await jsonBody(c));
    return order.success ? handle(c, team, order.data) : invalidBody(c, order.error);
  };
}
