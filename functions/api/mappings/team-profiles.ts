import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { RepositoryId, TeamId } from '../../../shared/domain/names/ids.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { Services } from '../core/services.ts';

/** The profiles of a team by repository. */
export type Profiles = ReadonlyMap<RepositoryId, AsvsProfile>;

/** All profiles of a team. */
export async function allProfiles({ asvs }: Pick<Services, 'asvs'>, teamId: TeamId): Promise<Profiles> {
  const all = new Map<RepositoryId, AsvsProfile>();
  for await (const profile of everyItem((page) => asvs.profiles(teamId, page))) all.set(profile.repositoryId, profile);
  return all;
}
