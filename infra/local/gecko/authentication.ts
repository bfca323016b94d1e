import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../stand-in/problem.ts';
import { spendRequest } from './rate-limit.ts';
import type { GeckoState, Team } from './state.ts';

/** What the routes of the API find in their context: the team that the key belongs to. */
export interface TeamEnv {
  Variables: { team: Team };
}

/** Finds the team of the request's key; 401 without a valid key, 403 where the key may not, 429 beyond the rate limit. */
export function requireKey(state: GeckoState, now: () => Date) {
  return createMiddleware<TeamEnv>(async (c, next) => {
    const key = c.req.header('x-api-key');
    if (key === undefined) return problem(c, 401, 'missing_api_key', 'Send the API key in the header X-API-Key.');
    const team = state.teams.find(({ apiKey }) => apiKey === key);
    if (!team || team.keyState === 'revoked') {
      return problem(c, 401, 'invalid_api_key', 'The API key is not known or was revoked.');
    }
    const refusal = spendRequest(c, team, now());
    if (refusal) return refusal;
    if (!mayUse(team, c)) return problem(c, 403, 'forbidden', missingPermission(team, c));
    c.set('team', team);
    return next();
  });
}

function mayUse(team: Team, c: Context): boolean {
  if (team.keyState === 'forbidden') return false;
  return team.keyState !== 'read_only' || c.req.method === 'GET';
}

function missingPermission(team: Team, c: Context): string {
  if (team.keyState === 'forbidden') return "The team's plan does not include API access.";
  return `The key's role lacks the permission ${c.req.method === 'POST' ? 'scans.run' : 'scans.read'}.`;
}
