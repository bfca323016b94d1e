import { exportedProfile } from '../../../shared/domain/asvs/profile/exported-profile.ts';
import { type AsvsProfile, untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { RepositoryKey, TeamId } from '../../../shared/domain/names/ids.ts';
import type { AsvsStore, TeamProduct } from '../../../shared/ports/asvs-store.ts';
import { everyItem, readAloneMax } from '../../../shared/ports/every-item.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';

/** The tags that a product needs for all repositories that the team has mapped to it. */
export async function neededTags(
  {
    teams,
    asvs,
  }: { readonly teams: Pick<TeamStore, 'mappingsOfProduct'>; readonly asvs: Pick<AsvsStore, 'profile' | 'profiles'> },
  { teamId, baseUrl, productId }: TeamProduct,
  version: AsvsVersion,
): Promise<ReadonlySet<string>> {
  const ofProduct = await teams.mappingsOfProduct(teamId, productId);
  const mappings = ofProduct.filter((mapping) => (mapping.baseUrl ?? baseUrl) === baseUrl);
  const profileOf = mappings.length > readAloneMax ? await profilesOf(asvs, teamId) : asvs.profile;
  const needed = new Set<string>();
  for (const mapping of mappings) {
    const profile = (await profileOf(mapping)) ?? untouchedProfile(mapping);
    for (const tag of exportedProfile(profile, version).tags) needed.add(tag);
  }
  return needed;
}

async function profilesOf(asvs: Pick<AsvsStore, 'profiles'>, teamId: TeamId) {
  const profiles = new Map<string, AsvsProfile>();
  for await (const profile of everyItem((page) => asvs.profiles(teamId, page))) {
    profiles.set(profile.repositoryId, profile);
  }
  return async ({ repositoryId }: Pick<RepositoryKey, 'repositoryId'>) => profiles.get(repositoryId);
}
