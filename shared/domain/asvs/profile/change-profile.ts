import type { AsvsLevel } from '../standard/asvs-level.ts';
import { type AsvsVersion, asvsVersions } from '../standard/asvs-version.ts';
import type { ChapterId } from '../standard/chapter.ts';
import type { ChapterChoice } from './chapter-choice.ts';
import { choicesIn } from './choices-in-version.ts';
import type { AsvsProfile, VersionProfile } from './profile.ts';
import { chaptersBeforeFirstScan, isNoLongerSeen, type SectionState, sectionsOf } from './profile-sections.ts';

/** Chapters that a person puts into scope and takes out of it; none is in both. */
export interface ChapterEdits {
  readonly add: readonly ChapterId[];
  readonly remove: readonly ChapterId[];
}

/**
 * Notes what a person chose in a version. It stays so through every later detection, also where it says what was so anyway:
 * that confirms a chapter that moved here or is no longer seen.
 */
export function editChapters(profile: AsvsProfile, version: AsvsVersion, { add, remove }: ChapterEdits): AsvsProfile {
  const own = profile.byVersion[version];
  const choices = choicesIn(profile, version);
  const change = profile.version + 1;
  const made = [...choose(add, 'added'), ...choose(remove, 'removed')];
  if (made.length === 0) return profile;
  const kept = own.choices.filter(({ chapter }) => !made.some((one) => one.chapter === chapter));
  return { ...withVersion(profile, version, { ...own, choices: [...kept, ...made] }), version: change };

  function choose(chapters: readonly ChapterId[], choice: ChapterChoice['choice']): ChapterChoice[] {
    return chapters.flatMap((chapter) => {
      const before = choices.get(chapter);
      if (before?.choice !== choice) return [{ chapter, choice, change }];
      return before.movedFrom.length > 0 ? [{ chapter, choice, change, confirmsMove: true as const }] : [];
    });
  }
}

/**
 * Makes what people chose in a version exactly this: what they chose besides goes back to what was detected. What they chose in the
 * other version no longer counts here then, since it would come back otherwise.
 */
export function makeChoices(profile: AsvsProfile, version: AsvsVersion, { add, remove }: ChapterEdits): AsvsProfile {
  const before = choicesIn(profile, version);
  const isWithdrawn = [...before.keys()].some((chapter) => !add.includes(chapter) && !remove.includes(chapter));
  if (!isWithdrawn) {
    // One that is chosen already would be confirmed where it moved here.
    const added = add.filter((chapter) => before.get(chapter)?.choice !== 'added');
    return editChapters(profile, version, { add: added, remove });
  }
  const change = profile.version + 1;
  const withdrawn = withVersion(profile, version, {
    ...profile.byVersion[version],
    choices: [],
    resetAtChange: change,
  });
  return { ...editChapters(withdrawn, version, { add, remove }), version: change };
}

/**
 * Makes the chapters of a version exactly those that a person listed. Chapters of the list are confirmed where they were in
 * doubt; what is detected from now on is only suggested, since somebody has decided on the whole.
 */
export function chooseChapters(profile: AsvsProfile, version: AsvsVersion, chosen: readonly ChapterId[]): AsvsProfile {
  const { inScope, removed } = sectionsOf(profile, version);
  const settled = inScope.filter((section) => !isInDoubt(section)).map(({ chapter }) => chapter);
  const decidedSoFar = [...inScope, ...removed].map(({ chapter }) => chapter);
  const edited = editChapters(profile, version, {
    add: [...new Set(chosen)].filter((chapter) => !settled.includes(chapter)),
    remove: decidedSoFar.filter((chapter) => !chosen.includes(chapter)),
  });
  return edited === profile ? profile : withoutFirstDetection(edited);
}

/** Makes the chapters of a version those of the last detection, whatever people chose, in this version or the other one. */
export function resetToDetected(profile: AsvsProfile, version: AsvsVersion): AsvsProfile {
  const change = profile.version + 1;
  const { seen } = profile.byVersion[version];
  const reset: VersionProfile = {
    choices: [],
    resetAtChange: change,
    ...(seen ? { accepted: seen.found, seen } : {}),
  };
  return { ...withVersion(profile, version, reset), version: change };
}

/** Assigns a level, or with `null` leaves it to what is proposed. */
export function assignLevel(profile: AsvsProfile, level: AsvsLevel | null): AsvsProfile {
  const { level: before, ...rest } = profile;
  if (before === (level ?? undefined)) return profile;
  return { ...rest, ...(level === null ? {} : { level }), version: profile.version + 1 };
}

/** Whether people chose anything that counts in a version. */
export function isEdited(profile: AsvsProfile, version: AsvsVersion): boolean {
  return choicesIn(profile, version).size > 0;
}

function isMoved({ movedFrom }: SectionState): boolean {
  return movedFrom.length > 0;
}

function isInDoubt(section: SectionState): boolean {
  return isMoved(section) || isNoLongerSeen(section);
}

/** Else everything that the first scan detects would come on top of the list. */
function withoutFirstDetection(profile: AsvsProfile): AsvsProfile {
  return asvsVersions.reduce((changed, version) => {
    const own = changed.byVersion[version];
    return withVersion(changed, version, { ...own, accepted: own.accepted ?? chaptersBeforeFirstScan[version] });
  }, profile);
}

function withVersion(profile: AsvsProfile, version: AsvsVersion, own: VersionProfile): AsvsProfile {
  return { ...profile, byVersion: { ...profile.byVersion, [version]: own } };
}
