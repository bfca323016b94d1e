import type { MappingFileRow } from '../../../shared/contracts/management-api/mapping-file.ts';
import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { MappingChange } from '../../../shared/domain/team/mapping-changes.ts';
import { chosenIn, type RowAsvs } from './row-asvs.ts';
import type { Profiles } from './team-profiles.ts';

/** A change together with what its row changes of the ASVS, which is no part of the mapping. */
export function withAsvs(
  change: MappingChange,
  row: MappingFileRow | undefined,
  profiles: Profiles,
  followed: AsvsVersion,
): MappingChange {
  if (row === undefined) return change;
  const more = asvsReasons(profiles.get(row.repositoryId), row, followed);
  if (more.length === 0) return change;
  const reasons = [...change.reasons, ...more];
  if (change.kind !== 'unchanged') return { ...change, reasons };
  const { repositoryId, current } = change;
  return { kind: 'change', repositoryId, wanted: row, current, reasons, product: false, place: false };
}

/** Why a row changes a profile; empty where all of it is so already. */
function asvsReasons(profile: AsvsProfile | undefined, row: RowAsvs, version: AsvsVersion): string[] {
  const { level } = row;
  const before = profile?.level;
  const levelled =
    level === undefined || (level ?? undefined) === before
      ? []
      : [`The ASVS level changes from ${before ?? 'the proposed one'} to ${level ?? 'the proposed one'}.`];
  if (row.sections === undefined) return levelled;
  const now = profile === undefined ? { added: [], removed: [] } : chosenIn(profile, version);
  const { added = [], removed = [] } = row.sections;
  const isSame = isSameSet(now.added, added) && isSameSet(now.removed, removed);
  if (isSame) return levelled;
  return [
    ...levelled,
    `What people chose of ASVS sections changes from ${choicesText(now)} to ${choicesText({ added, removed })}.`,
  ];
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
