import type { RepositoryKey } from '../../shared/domain/names/ids.ts';

/** One event for each repository first; every second one after them is of the noisy team's, the first repository's. */
export function repositoriesInTurn<T extends { readonly key: RepositoryKey }>(all: readonly T[], events: number): T[] {
  const noisy = all.filter(({ key }) => key.teamId === all[0]?.key.teamId);
  const more = Array.from({ length: events - all.length }, (_, index) => {
    const from = index % 2 === 0 ? noisy : all;
    return from.slice(Math.floor(index / 2) % from.length)[0];
  });
  return [...all, ...more.filter((repository) => repository !== undefined)];
}

/** One after another of some, and from the beginning again, as many as are wanted. */
export function inTurn<T>(some: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => some[index % some.length]).filter((one) => one !== undefined);
}
