import type { Context } from 'hono';
import { problem } from '../stand-in/problem.ts';
import type { Team } from './state.ts';

const windowMs = 3_600_000;

/**
 * Counts the request against the key's hour and sets the rate headers; answers 429 when the hour is used up. The unit of
 * `X-RateLimit-Reset` is not documented: here it is the Unix time in seconds.
 */
export function spendRequest(c: Context, team: Team, now: Date): Response | undefined {
  const { rateWindow, settings } = team;
  if (now.getTime() >= rateWindow.startedAtMs + windowMs) {
    team.rateWindow = { startedAtMs: now.getTime(), requests: 0 };
  }
  team.rateWindow.requests += 1;
  const remaining = settings.requestsPerHour - team.rateWindow.requests;
  const resetsAtMs = team.rateWindow.startedAtMs + windowMs;
  if (settings.rateLimitHeaders) {
    c.header('X-RateLimit-Remaining', String(Math.max(0, remaining)));
    c.header('X-RateLimit-Reset', String(Math.ceil(resetsAtMs / 1000)));
  }
  if (remaining >= 0) return undefined;
  if (settings.retryAfterHeader) c.header('Retry-After', String(Math.ceil((resetsAtMs - now.getTime()) / 1000)));
  return problem(c, 429, 'rate_limited', `A key has ${settings.requestsPerHour} requests per hour.`);
}
