import type { RepositoryId } from '../names/ids.ts';
import type { Mapping } from './mapping.ts';

/** A row of a file that names a repository as it isn't called, by its place in the file. */
export interface MisnamedRow {
  readonly index: number;
  /** What it is mapped as. */
  readonly calledNow: RepositoryId;
  /** Gecko called it so before, or it differs in upper and lower case alone. */
  readonly why: 'former_name' | 'letter_case';
}

/**
 * Rows that name a mapped repository by a former name, or in another letter case. Taken as they are they would be mapped as new,
 * and the mapping that was meant would count as left out. A file that names both means two repositories: Gecko may list another one
 * of the former name by now.
 */
export function misnamedRows(
  current: readonly Mapping[],
  rows: readonly { readonly repositoryId: RepositoryId }[],
): MisnamedRow[] {
  const named = new Set(rows.map(({ repositoryId }) => repositoryId));
  const mapped = new Set(current.map(({ repositoryId }) => repositoryId));
  const leftOut = current.filter(({ repositoryId }) => !named.has(repositoryId));
  const formerly = new Map(leftOut.flatMap((one) => namesBefore(one).map((name) => [name, one.repositoryId] as const)));
  const inLowerCase = new Map(leftOut.map(({ repositoryId }) => [repositoryId.toLowerCase(), repositoryId]));
  return rows.flatMap(({ repositoryId }, index): MisnamedRow[] => {
    if (mapped.has(repositoryId)) return [];
    const renamed = formerly.get(repositoryId);
    if (renamed !== undefined) return [{ index, calledNow: renamed, why: 'former_name' }];
    const recased = inLowerCase.get(repositoryId.toLowerCase());
    return recased === undefined ? [] : [{ index, calledNow: recased, why: 'letter_case' }];
  });
}

function namesBefore({ formerNames = [], movedFrom }: Mapping): readonly RepositoryId[] {
  return movedFrom === undefined ? formerNames : [...formerNames, movedFrom];
}
