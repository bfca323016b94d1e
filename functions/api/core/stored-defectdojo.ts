import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { DefectDojo, OpenDefectDojo } from '../../../shared/ports/defectdojo.ts';
import type { Caller } from './authorization.ts';
import { defectDojoProblem } from './defectdojo-problem.ts';
import type { Services } from './services.ts';
import { storedKey } from './stored-key.ts';

/** Longest time for all calls of one request together, milliseconds: an HTTP API ends its integration after 30 s. */
const requestDeadlineMs = 20_000;

/** The team's DefectDojo, open, and the connection it was opened with. */
export interface ConnectedDefectDojo {
  readonly dojo: DefectDojo;
  readonly connection: Connection;
}

/**
 * Talks to the team's connected DefectDojo.
 *
 * @throws {ApiProblem} `not_connected`, `key_lost`, or what became of the talk
 */
export async function withStoredDefectDojo<T>(
  services: Services,
  { teamId }: Caller,
  talk: (dojo: OpenDefectDojo, connection: Connection) => Promise<T>,
): Promise<T> {
  const { connection, key } = await storedKey(services, teamId);
  const endsAtMs = services.clock.now().getTime() + requestDeadlineMs;
  const dojo = await services.openDefectDojo({ ...key, endsAtMs });
  try {
    return await talk(dojo, connection);
  } catch (error) {
    throw error instanceof OutsideFailure ? defectDojoProblem(error, 'stored') : error;
  } finally {
    await dojo.close();
  }
}
