import { untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { sectionsOf } from '../../../shared/domain/asvs/profile/profile-sections.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { Services } from '../core/services.ts';

/** How many repositories the team has mapped, and how many sections are in scope over all of them. */
export async function trackedSections(
  { teams, asvs }: Pick<Services, 'teams' | 'asvs'>,
  teamId: TeamId,
  version: AsvsVersion,
): Promise<{ repositoriesMapped: number; asvsSectionsTracked: number }> {
  const sections = new Map<string, number>();
  const countIn = (profile: Parameters<typeof sectionsOf>[0]) => sectionsOf(profile, version).inScope.length;
  for await (const profile of everyItem((page) => asvs.profiles(teamId, page))) {
    sections.set(profile.repositoryId, countIn(profile));
  }
  let [repositoriesMapped, asvsSectionsTracked] = [0, 0];
  for await (const mapping of everyItem((page) => teams.mappings(teamId, page))) {
    repositoriesMapped += 1;
    asvsSectionsTracked += sections.get(mapping.repositoryId) ?? countIn(untouchedProfile(mapping));
  }
  return { repositoriesMapped, asvsSectionsTracked };
}
