import * as z from 'zod';
import type { RepositoryKey } from '../names/ids.ts';

/** Where a repository stands in the line of a DefectDojo that has no place for its sync. */
export const inLineSchema = z.object({
  /** Host of the DefectDojo. */
  instance: z.string(),
  /** Since when it has waited for a place. */
  since: z.string(),
  /** By this instant its team's repositories stand one behind the other. */
  at: z.string(),
  /** Whether a person asked: then it stands before those of its team that nobody asked for. */
  byPerson: z.boolean(),
});

/** See {@link inLineSchema}. */
export type InLine = z.infer<typeof inLineSchema>;

/** A repository with where it stands. */
export type Waiting = RepositoryKey & InLine;

/** The code by which people see that a repository stands in a line. */
export const inLineCode = 'in_line';

/** Behind everybody else of the team; before them all where a person asked. */
export function atTheEnd(
  instance: string,
  { byPerson, now }: { readonly byPerson: boolean; readonly now: Date },
): InLine {
  const at = now.toISOString();
  return { instance, since: at, at, byPerson };
}

/** Where a repository stands once a person asked for it as well. */
export function movedForward(stands: InLine, now: Date): InLine {
  return { ...stands, at: now.toISOString(), byPerson: true };
}

/** Where a repository stands that was called and didn't come. */
export function movedBack(stands: InLine, now: Date): InLine {
  return { ...stands, at: now.toISOString() };
}

/** What people are told of one that stands in a line. @param place see {@link placeInLine} */
export function inLineSentence(place: number | undefined): string {
  const before = place === undefined ? 'some' : place - 1;
  if (before === 0) return 'Its DefectDojo works on other repositories, and this one comes next.';
  return `Its DefectDojo works on other repositories, and ${before} ${before === 1 ? 'stands' : 'stand'} in line before this one.`;
}

/**
 * The place in the line of a repository, 1 for the one that comes next: teams come in turn, each with the repository that stands
 * first of its own. Which team's turn is next is known only then, so that it may be off by the number of the other teams.
 *
 * @param everyone all that stand in the line, those of a team in their order
 * @returns undefined for one that isn't among them, since it was called and came
 */
export function placeInLine(
  everyone: readonly RepositoryKey[],
  { teamId, repositoryId }: RepositoryKey,
): number | undefined {
  const ofTeams = Map.groupBy(everyone, (one) => one.teamId);
  const before = (ofTeams.get(teamId) ?? []).findIndex((one) => one.repositoryId === repositoryId);
  if (before < 0) return undefined;
  const others = [...ofTeams].filter(([other]) => other !== teamId);
  return others.reduce((place, [, { length }]) => place + Math.min(length, before), before + 1);
}
