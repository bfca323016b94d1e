import type { AsvsVersion } from '../standard/asvs-version.ts';
import type { ChapterId } from '../standard/chapter.ts';
import type { ChapterChoice } from './chapter-choice.ts';
import { type ChoiceMove, moveChoice } from './move-choice.ts';
import type { AsvsProfile } from './profile.ts';

/** A choice as it counts in one version: made there, or moved there from the other one. */
export interface ChoiceInVersion extends Pick<ChapterChoice, 'choice'> {
  /** Chapters of the other version that it was made about; empty: it was made in this one. */
  readonly movedFrom: readonly ChapterId[];
  /** Whether a person should look at how it moved. */
  readonly pleaseCheck: boolean;
}

/** The version that a choice moves from into the given one. */
export function otherVersion(version: AsvsVersion): AsvsVersion {
  return version === '5.0.0' ? '4.0.3' : '5.0.0';
}

/** How the choices made in the other version move into this one, in the order of the chapters they are about. */
export function movesInto({ byVersion }: AsvsProfile, version: AsvsVersion): ChoiceMove[] {
  const from = otherVersion(version);
  return byVersion[from].choices
    .filter(({ change, confirmsMove }) => change > byVersion[version].resetAtChange && !confirmsMove)
    .map((choice) => moveChoice(choice, from));
}

/**
 * What people chose, as it counts in a version. Nothing is rewritten when a team switches: what was made in the other
 * version is moved whenever it is looked at, and gives way to what was chosen here, so switching back changes nothing.
 */
export function choicesIn(profile: AsvsProfile, version: AsvsVersion): ReadonlyMap<ChapterId, ChoiceInVersion> {
  const choices = new Map<ChapterId, ChoiceInVersion>();
  for (const move of movesInto(profile, version)) {
    for (const chapter of move.to) choices.set(chapter, merged(choices.get(chapter), move));
  }
  for (const { chapter, choice } of profile.byVersion[version].choices) {
    choices.set(chapter, { choice, movedFrom: [], pleaseCheck: false });
  }
  return choices;
}

/** Two chapters may move into one. Where they disagree it stays in scope, for a person to check. */
function merged(before: ChoiceInVersion | undefined, move: ChoiceMove): ChoiceInVersion {
  const { choice, chapter, pleaseCheck } = move;
  if (!before) return { choice, movedFrom: [chapter], pleaseCheck };
  const movedFrom = [...before.movedFrom, chapter];
  if (before.choice !== choice) return { choice: 'added', movedFrom, pleaseCheck: true };
  return { choice, movedFrom, pleaseCheck: before.pleaseCheck || pleaseCheck };
}
