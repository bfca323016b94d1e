import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { allMappings, versionOfAll } from './mapping-set.ts';
import { rowAsvsOf } from './row-asvs.ts';
import { allProfiles } from './team-profiles.ts';

/** All mappings of a team as rows of a file. */
export async function exportMappings({ caller: { teamId } }: Call, services: Services): Promise<Answer> {
  const [all, profiles] = await Promise.all([allMappings(services, teamId), allProfiles(services, teamId)]);
  const followed = followedAsvsVersion(await services.teams.connection(teamId));
  const mappings = all.map(({ repositoryId, product: { id, name }, branch }) => {
    const asvs = rowAsvsOf(profiles.get(repositoryId), followed);
    return { repositoryId, product: { id, name }, ...(branch === undefined ? {} : { branch }), ...asvs };
  });
  return { status: 200, version: versionOfAll(all, profiles, followed), body: { mappings } };
}
