import type { MovedChoices, RepositoryMoves } from '../../../shared/contracts/management-api/asvs-moves.ts';
import { movesInto, otherVersion } from '../../../shared/domain/asvs/profile/choices-in-version.ts';
import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { mappingPath } from '../core/links.ts';
import { readPage } from '../core/paged.ts';
import type { Services } from '../core/services.ts';

/** Profiles read at once. */
const profilesPerRead = 200;
/** Rows on a page at least, where there are as many: each has up to some 10 KB, and Lambda answers with 6 MB at most. */
const rowsPerPage = 200;

/** How people's choices move into a version, over all mapped repositories of the team, a page at a time. */
export async function movedChoices(
  services: Pick<Services, 'teams' | 'asvs'>,
  { teamId, version, cursor }: { teamId: TeamId; version: AsvsVersion; cursor?: string | undefined },
): Promise<MovedChoices> {
  const place = { teamId, list: ['moved-choices', version], cursor };
  const { items, ...rest } = await readPage(place, (after) => collect(services, teamId, version, after));
  return { from: otherVersion(version), to: version, items: [...items], ...rest };
}

async function collect(
  { teams, asvs }: Pick<Services, 'teams' | 'asvs'>,
  teamId: TeamId,
  version: AsvsVersion,
  start: string | undefined,
): Promise<{ items: RepositoryMoves[]; next?: string }> {
  const items: RepositoryMoves[] = [];
  for (let after = start; ; ) {
    const page = await asvs.profiles(teamId, { limit: profilesPerRead, after });
    const rows = page.items.map((profile) => movesOf(profile, version)).filter(({ moves }) => moves.length > 0);
    const mapped = await Promise.all(
      rows.map(async ({ repositoryId }) => (await teams.mapping({ teamId, repositoryId })) !== undefined),
    );
    items.push(...rows.filter((_row, index) => mapped[index]));
    if (page.next === undefined) return { items };
    if (items.length >= rowsPerPage) return { items, next: page.next };
    after = page.next;
  }
}

function movesOf(profile: AsvsProfile, version: AsvsVersion) {
  const { repositoryId } = profile;
  const moves = movesInto(profile, version).map(({ chapter: section, to, offered, ...move }) => ({
    ...move,
    section,
    to: [...to],
    offered: [...offered],
  }));
  return { repositoryId, moves, links: { asvs: `${mappingPath(repositoryId)}/asvs` } };
}
