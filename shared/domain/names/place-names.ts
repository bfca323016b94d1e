import { hash } from 'node:crypto';
import { takeCharacters } from '../text/clean-text.ts';
import type { RepositoryId, RepositoryKey } from './ids.ts';

/** What DefectDojo takes as the title of a test, the name of an engagement, of a Risk_Acceptance and of metadata (OpenAPI schema of 3.2.0). */
const testTitleMaxCharacters = 255;
const engagementNameMaxCharacters = 300;
const acceptanceNameMaxCharacters = 300;
const metadataNameMaxCharacters = 120;

/** Title of a repository's test: the marker by which we know it for ours. */
export function testTitle({ teamId, repositoryId }: RepositoryKey): string {
  return named(repositoryId, testTitleMaxCharacters, (id) => `Gecko ${id} [${teamId}]`);
}

/** Name of a repository's engagement. */
export function engagementName(repositoryId: RepositoryId): string {
  return named(repositoryId, engagementNameMaxCharacters, (id) => `Gecko: ${id}`);
}

/** Name of the Risk_Acceptance for a test's findings whose risk is accepted until the same day (YYYY-MM-DD), or without end. */
export function acceptanceName({ teamId, repositoryId }: RepositoryKey, testId: number, until: string | null): string {
  const end = until === null ? 'without end' : `until ${until}`;
  const name = (id: string) => `Gecko ${id} [${teamId}] in test ${testId} ${end}`;
  return named(repositoryId, acceptanceNameMaxCharacters, name);
}

/**
 * Until when a Risk_Acceptance of this name holds for our findings of a test, as {@link acceptanceName} has it: a day, or
 * `endless`; undefined where the name is none of ours. No two tests have one id, so the repository needn't be known.
 */
export function acceptanceEndOf(name: string, testId: number): string | undefined {
  const pattern = new RegExp(`^Gecko .* \\[.+\\] in test ${testId} (without end|until \\d{4}-\\d{2}-\\d{2})$`);
  const end = pattern.exec(name)?.[1];
  return end === 'without end' ? 'endless' : end?.slice('until '.length);
}

const asvsMetadataPrefix = 'gecko_asvs:';

/** Name of the product's metadata that holds a repository's ASVS profile: several repositories may share a product. */
export function asvsMetadataName({ repositoryId }: RepositoryKey): string {
  return named(repositoryId, metadataNameMaxCharacters, (id) => `${asvsMetadataPrefix}${id}`);
}

/** The same where another team has one of that name on the product. */
export function asvsMetadataNameOfTeam({ teamId, repositoryId }: RepositoryKey): string {
  return named(repositoryId, metadataNameMaxCharacters, (id) => `${asvsMetadataPrefix}${id} [${teamId}]`);
}

/** Whether a product's metadata holds the ASVS profile of some repository. */
export function isAsvsMetadataName(name: string): boolean {
  return name.startsWith(asvsMetadataPrefix);
}

/** Whether a test in a repository's engagement holds the findings of another team, by the title that we give to such. */
export function isTestOfOtherTeam(title: string, key: Pick<RepositoryKey, 'teamId'>): boolean {
  const [, teamId] = /^Gecko .* \[(.+)\]$/.exec(title) ?? [];
  return teamId !== undefined && teamId !== key.teamId;
}

/**
 * A name with the whole id, or with as much of it as fits and a hash of it: no other id has the same name, since none may
 * hold a space or `#`.
 */
function named(repositoryId: RepositoryId, maxCharacters: number, nameOf: (id: string) => string): string {
  const whole = nameOf(repositoryId);
  if (whole.length <= maxCharacters) return whole;
  // 64 bits: a team would need billions of repositories for two with one name.
  const mark = `… #${hash('sha256', repositoryId, 'hex').slice(0, 16)}`;
  const room = maxCharacters - nameOf(mark).length;
  return nameOf(takeCharacters(repositoryId, room) + mark);
}
