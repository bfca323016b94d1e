import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type TeamId, teamIdSchema } from '../../../shared/domain/ids.ts';
import { ApiProblem } from './api-problem.ts';

/** Who asks, by the claims that API Gateway verified. */
export interface Caller {
  readonly teamId: TeamId;
  /** Subject of the token, where it has one. */
  readonly userId: string | undefined;
}

/** Names of the claims that hold team and role. */
export interface ClaimNames {
  readonly team: string;
  readonly role: string;
}

const managingRoles = ['admin', 'manager'];

/**
 * Reads team and role from the verified claims; nothing else of a request says who asks.
 *
 * @throws {ApiProblem} `not_authenticated`, `team_missing` or `role_not_allowed`
 */
export function callerOf(event: Partial<APIGatewayProxyEventV2WithJWTAuthorizer>, names: ClaimNames): Caller {
  const claims: Record<string, unknown> | undefined = event.requestContext?.authorizer?.jwt?.claims;
  if (!claims) throw new ApiProblem('not_authenticated', 'The request carries no verified access token.');
  const teamId = teamIdSchema.safeParse(Object.hasOwn(claims, names.team) ? claims[names.team] : undefined);
  if (!teamId.success) throw new ApiProblem('team_missing', 'The access token names no team that could be used.');
  const roles = Object.hasOwn(claims, names.role) ? rolesOf(claims[names.role]) : [];
  if (!roles.some((role) => managingRoles.includes(role.toLowerCase()))) {
    throw new ApiProblem('role_not_allowed', 'Only the roles Admin and Manager may manage DefectDojo.');
  }
  const subject = claims['sub'];
  return { teamId: teamId.data, userId: typeof subject === 'string' && subject !== '' ? subject : undefined };
}

/** One role, or several: an HTTP API renders a claim that is a list as `[Admin Member]`. */
function rolesOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  const list = /^\[(.*)\]$/.exec(claim)?.[1];
  return list === undefined ? [claim] : list.split(/[\s,]+/);
}
