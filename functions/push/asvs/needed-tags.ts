import { exportedProfile } from '../../../shared/domain/asvs/profile/exported-profile.ts';
import { type AsvsProfile, untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { AsvsStore, TeamProduct } from '../../../shared/ports/asvs-store.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';

/** The tags that a product needs for all repositories that the team has mapped to it. */
export async function neededTags(
  { teams, asvs }: { readonly teams: Pick<TeamStore, 'mappings'>; readonly asvs: Pick<AsvsStore, 'profiles'> },
  { teamId, baseUrl, productId }: TeamProduct,
  version: AsvsVersion,
): Promise<ReadonlySet<string>> {
  const profiles = new Map<string, AsvsProfile>();
  for await (const profile of everyItem((page) => asvs.profiles(teamId, page))) {
    profiles.set(profile.repositoryId, profile);
  }
  const needed = new Set<string>();
  for await (const mapping of everyItem((page) => teams.mappings(teamId, page))) {
    if (mapping.product.id !== productId || (mapping.baseUrl ?? baseUrl) !== baseUrl) continue;
    const profile = profiles.get(mapping.repositoryId) ?? untouchedProfile(mapping);
    for (const tag of exportedProfile(profile, version).tags) needed.add(tag);
  }
  return needed;
}
