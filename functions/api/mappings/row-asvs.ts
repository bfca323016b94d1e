import { choicesIn } from '../../../shared/domain/asvs/profile/choices-in-version.ts';
import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { WantedMapping } from '../../../shared/domain/team/mapping-changes.ts';

/** What a row of a file may say of the ASVS. */
export type RowAsvs = Pick<WantedMapping, 'level' | 'sections'>;

/** What people chose in a profile, as a row tells it; nothing where nobody chose anything. */
export function rowAsvsOf(profile: AsvsProfile | undefined, version: AsvsVersion): RowAsvs {
  if (profile === undefined) return {};
  const { level } = profile;
  const { added, removed } = chosenIn(profile, version);
  return {
    ...(level === undefined ? {} : { level }),
    ...(added.length + removed.length === 0 ? {} : { sections: { version, added, removed } }),
  };
}

/** Which chapters people added and removed, in their order. */
export function chosenIn(profile: AsvsProfile, version: AsvsVersion): { added: string[]; removed: string[] } {
  const of = (choice: 'added' | 'removed') =>
    [...choicesIn(profile, version)]
      .flatMap(([chapter, one]) => (one.choice === choice ? [chapter] : []))
      .toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
  return { added: of('added'), removed: of('removed') };
}
