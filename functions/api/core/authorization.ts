import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type TeamId, teamIdSchema } from '../../../shared/domain/names/ids.ts';
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
  requireManagingRole(Object.hasOwn(claims, names.role) ? claims[names.role] : undefined);
  const subject = claims['sub'];
  return { teamId: teamId.data, userId: typeof subject === 'string' && subject !== '' ? subject : undefined };
}

function requireManagingRole(claim: unknown): void {
  if (rolesOf(claim).some((role) => managingRoles.includes(role.toLowerCase()))) return;
  if (!isListOfSeveral(claim)) {
    throw new ApiProblem('role_not_allowed', 'Only the roles Admin and Manager may manage DefectDojo.');
  }
  throw new ApiProblem(
    'role_not_allowed',
    'The access token lists several roles, and a list does not tell where a role with a space in it ends.',
    { advice: 'Have the identity provider put one role into the claim: Admin or Manager.' },
  );
}

/**
 * The roles of a claim, whichever way it is read. An HTTP API writes a list as `[Admin Member]`, without quotes: what looks
 * like two roles may be one with a space in it, such as Account Manager, so only a list of one is taken apart.
 */
function rolesOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.filter((role) => typeof role === 'string');
  if (typeof claim !== 'string') return [];
  return [/^\[([^\s,[\]]+)\]$/.exec(claim)?.[1] ?? claim];
}

function isListOfSeveral(claim: unknown): boolean {
  return typeof claim === 'string' && claim.startsWith('[') && claim.endsWith(']') && /[\s,]/.test(claim);
}
