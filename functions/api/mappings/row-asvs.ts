import { assignLevel, makeChoices } from '../../../shared/domain/asvs/profile/change-profile.ts';
import { choicesIn } from '../../../shared/domain/asvs/profile/choices-in-version.ts';
import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { RepositoryId, TeamId } from '../../../shared/domain/names/ids.ts';
import type { WantedMapping } from '../../../shared/domain/team/mapping-changes.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { ProfileChange } from '../asvs/change-profile.ts';
import { requiredSections } from '../asvs/required-sections.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Services } from '../core/services.ts';
import { refuseRows } from './refuse-rows.ts';

/** What a row of a file may say of the ASVS. */
export type RowAsvs = Pick<WantedMapping, 'level' | 'sections'>;

/** The profiles of a team by repository. */
export type Profiles = ReadonlyMap<RepositoryId, AsvsProfile>;

/** All profiles of a team. */
export async function allProfiles({ asvs }: Pick<Services, 'asvs'>, teamId: TeamId): Promise<Profiles> {
  const all = new Map<RepositoryId, AsvsProfile>();
  for await (const profile of everyItem((page) => asvs.profiles(teamId, page))) all.set(profile.repositoryId, profile);
  return all;
}

/** What people chose in a profile, as a row tells it; nothing where nobody chose anything. */
export function asvsOfRow(profile: AsvsProfile | undefined, version: AsvsVersion): RowAsvs {
  if (profile === undefined) return {};
  const { level } = profile;
  const { added, removed } = chosen(profile, version);
  return {
    ...(level === undefined ? {} : { level }),
    ...(added.length + removed.length === 0 ? {} : { sections: { version, added, removed } }),
  };
}

/** Why a row changes a profile; empty where all of it is so already. */
export function asvsReasons(profile: AsvsProfile | undefined, row: RowAsvs, version: AsvsVersion): string[] {
  const { level } = row;
  const before = profile?.level;
  const levelled =
    level === undefined || (level ?? undefined) === before
      ? []
      : [`The ASVS level changes from ${before ?? 'the proposed one'} to ${level ?? 'the proposed one'}.`];
  if (row.sections === undefined) return levelled;
  const now = profile === undefined ? { added: [], removed: [] } : chosen(profile, version);
  const { added = [], removed = [] } = row.sections;
  const isSame = isSameSet(now.added, added) && isSameSet(now.removed, removed);
  if (isSame) return levelled;
  return [
    ...levelled,
    `What people chose of ASVS sections changes from ${choicesText(now)} to ${choicesText({ added, removed })}.`,
  ];
}

/** Makes what people chose in a profile what a row says. */
export function rowChange({ level, sections }: RowAsvs, version: AsvsVersion): ProfileChange {
  const add = requiredSections(sections?.added ?? [], version, 'sections.added');
  const remove = requiredSections(sections?.removed ?? [], version, 'sections.removed');
  return {
    version,
    action: 'asvs_changed',
    change(profile) {
      const made = sections === undefined ? profile : makeChoices(profile, version, { add, remove });
      const levelled = level === undefined ? made : assignLevel(made, level);
      return levelled === profile ? profile : { ...levelled, version: profile.version + 1 };
    },
  };
}

/** @throws {ApiProblem} `request_invalid` with every row whose sections are none of the version that the team follows */
export function requireSections(rows: readonly RowAsvs[], version: AsvsVersion): void {
  refuseRows(
    rows.flatMap((row, index) => {
      const told = problemOf(row, version);
      return told === undefined ? [] : [{ pointer: `/mappings/${index}/${told.at}`, detail: told.detail }];
    }),
  );
}

function problemOf(row: RowAsvs, version: AsvsVersion): { at: string; detail: string } | undefined {
  const meant = row.sections?.version ?? version;
  if (meant !== version) {
    const detail = `The connection follows ASVS ${version}, not ${meant}: export the file anew, or leave the sections out.`;
    return { at: 'sections/version', detail };
  }
  try {
    rowChange(row, version);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { field = 'sections', advice = '' } = error.details;
    return { at: field.replaceAll('.', '/'), detail: `${error.message} ${advice}`.trim() };
  }
}

function chosen(profile: AsvsProfile, version: AsvsVersion): { added: string[]; removed: string[] } {
  const of = (choice: 'added' | 'removed') =>
    [...choicesIn(profile, version)]
      .flatMap(([chapter, one]) => (one.choice === choice ? [chapter] : []))
      .toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
  return { added: of('added'), removed: of('removed') };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0;
}

function choicesText({
  added,
  removed,
}: {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}): string {
  const signed = [...added.map((id) => `+${id}`), ...removed.map((id) => `-${id}`)];
  return signed.length === 0 ? 'nothing' : signed.join(' ');
}
