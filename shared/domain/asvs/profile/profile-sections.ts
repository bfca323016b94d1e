import type { AsvsVersion } from '../standard/asvs-version.ts';
import type { ChapterId } from '../standard/chapter.ts';
import { type ChoiceInVersion, choicesIn, movesInto } from './choices-in-version.ts';
import type { AsvsProfile, VersionProfile } from './profile.ts';

/** What the last detection says of a chapter; `not_looked`: nothing was detected yet. */
export type Seen = 'found' | 'suggested' | 'not_seen' | 'not_looked';

/** Where a chapter stands in a repository's profile, and why. */
export interface SectionState extends Omit<ChoiceInVersion, 'choice'> {
  readonly chapter: ChapterId;
  /** Who put it where it is. */
  readonly decidedBy: 'detection' | 'person';
  readonly seen: Seen;
}

/** A repository's chapters in one version, each in at most one list, in the standard's order. */
export interface ProfileSections {
  readonly inScope: readonly SectionState[];
  /** Not in scope: seen but thinly, or only after a person had decided on the chapters, or offered when choices moved. */
  readonly suggested: readonly SectionState[];
  /** Taken out by a person. */
  readonly removed: readonly SectionState[];
}

/** What applies to code of any kind, so also to a repository that was never scanned: secure coding and dependencies. */
export const chaptersBeforeFirstScan: Readonly<Record<AsvsVersion, readonly ChapterId[]>> = {
  '5.0.0': ['V15'],
  '4.0.3': ['V14'],
};

/** Works out a repository's chapters in a version: what was taken over from detections, what people added, less what they removed. */
export function sectionsOf(profile: AsvsProfile, version: AsvsVersion): ProfileSections {
  const own = profile.byVersion[version];
  const accepted = new Set(own.accepted ?? chaptersBeforeFirstScan[version]);
  const choices = choicesIn(profile, version);
  const offers = offersIn(profile, version);
  const all = new Set([
    ...accepted,
    ...choices.keys(),
    ...(own.seen?.found ?? []),
    ...(own.seen?.suggested ?? []),
    ...offers.keys(),
  ]);
  const lists: Record<keyof ProfileSections, SectionState[]> = { inScope: [], suggested: [], removed: [] };
  for (const chapter of [...all].sort(byNumber)) {
    const choice = choices.get(chapter);
    lists[listOf(choice, accepted.has(chapter))].push({
      chapter,
      decidedBy: choice ? 'person' : 'detection',
      seen: seenOf(own, chapter),
      movedFrom: choice?.movedFrom ?? (accepted.has(chapter) ? [] : (offers.get(chapter) ?? [])),
      pleaseCheck: choice?.pleaseCheck ?? false,
    });
  }
  return lists;
}

/** Whether a chapter is in scope although the last detection no longer saw it, and nobody put it there by hand. */
export function isNoLongerSeen({ decidedBy, seen }: SectionState): boolean {
  return decidedBy === 'detection' && seen === 'not_seen';
}

function listOf(choice: ChoiceInVersion | undefined, isAccepted: boolean): keyof ProfileSections {
  if (choice?.choice === 'removed') return 'removed';
  return choice || isAccepted ? 'inScope' : 'suggested';
}

function offersIn(profile: AsvsProfile, version: AsvsVersion): Map<ChapterId, readonly ChapterId[]> {
  const offers = new Map<ChapterId, readonly ChapterId[]>();
  for (const { chapter, offered } of movesInto(profile, version)) {
    for (const one of offered) offers.set(one, [...(offers.get(one) ?? []), chapter]);
  }
  return offers;
}

function seenOf({ seen }: VersionProfile, chapter: ChapterId): Seen {
  if (!seen) return 'not_looked';
  if (seen.found.includes(chapter)) return 'found';
  return seen.suggested.includes(chapter) ? 'suggested' : 'not_seen';
}

function byNumber(one: ChapterId, other: ChapterId): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}
