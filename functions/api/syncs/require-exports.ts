import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { mappingNotFound } from '../core/mapping-id.ts';
import type { Services } from '../core/services.ts';
import { requireConnection } from '../core/stored-key.ts';

/**
 * Makes sure that a sync that is asked for could do something.
 *
 * @throws {ApiProblem} `mapping_not_found`, `not_connected` or `exports_paused`
 */
export async function requireExports({ teams }: Pick<Services, 'teams'>, key: RepositoryKey): Promise<void> {
  if (!(await teams.mapping(key))) throw mappingNotFound();
  const { settings } = await requireConnection(teams, key.teamId);
  if (settings.pushOnScanComplete) return;
  throw new ApiProblem('exports_paused', '"Push on scan complete" is off, which pauses all exports.');
}
