import { createHash } from 'node:crypto';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { Services } from '../core/services.ts';
import { rowAsvsOf } from './row-asvs.ts';
import type { Profiles } from './team-profiles.ts';

/** All mappings of a team, in the order of their repository ids. */
export async function allMappings({ teams }: Pick<Services, 'teams'>, teamId: TeamId): Promise<Mapping[]> {
  const all: Mapping[] = [];
  for await (const mapping of everyItem((page) => teams.mappings(teamId, page))) all.push(mapping);
  return all;
}

/** A number exactly representable everywhere. */
const versionBytes = 6;

/**
 * A version of all mappings together, by which somebody notices that one was added, changed or removed, or that people chose
 * another level or other sections; what scans detect changes nothing in a file.
 */
export function versionOfAll(mappings: readonly Mapping[], profiles: Profiles, followed: AsvsVersion): number {
  const told = mappings
    .map(({ repositoryId, version }) => {
      const asvs = JSON.stringify(rowAsvsOf(profiles.get(repositoryId), followed));
      return `${repositoryId}#${version}${asvs === '{}' ? '' : `#${asvs}`}`;
    })
    .toSorted();
  return createHash('sha256').update(told.join('\n')).digest().readUIntBE(0, versionBytes);
}
