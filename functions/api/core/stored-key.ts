import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { DefectDojoKey } from '../../../shared/ports/key-store.ts';
import { ApiProblem } from './api-problem.ts';
import type { Services } from './services.ts';

/**
 * The team's connection and the key that belongs to it.
 *
 * @throws {ApiProblem} `not_connected` or `key_lost`
 */
export async function storedKey(
  { teams, keys }: Pick<Services, 'teams' | 'keys'>,
  teamId: TeamId,
): Promise<{ connection: Connection; key: DefectDojoKey }> {
  const connection = await requireConnection(teams, teamId);
  const key = await keys.defectDojoKey(teamId, { fresh: true });
  if (key?.version === connection.secretVersion) return { connection, key };
  throw new ApiProblem('key_lost', 'The stored key is not the one that this connection was made with.');
}

/** @throws {ApiProblem} `not_connected` */
export async function requireConnection(teams: Services['teams'], teamId: TeamId): Promise<Connection> {
  const connection = await teams.connection(teamId);
  if (connection && connection.status !== 'disconnected') return connection;
  throw new ApiProblem('not_connected', 'The team is not connected to a DefectDojo.');
}
