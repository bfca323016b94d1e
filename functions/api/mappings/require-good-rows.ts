import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { type MisnamedRow, misnamedRows } from '../../../shared/domain/team/misnamed-rows.ts';
import { type RowError, refuseRows } from './refuse-rows.ts';

type Rows = readonly { readonly repositoryId: RepositoryId }[];

/** @throws {ApiProblem} `request_invalid` with every row whose repository another one before it names */
export function requireEachOnce(rows: Rows): void {
  const firstAt = new Map<string, number>();
  refuseRows(
    rows.flatMap(({ repositoryId }, index) => {
      const first = firstAt.get(repositoryId);
      if (first === undefined) firstAt.set(repositoryId, index);
      return first === undefined ? [] : [errorOf(index, `is named by row ${first} already: name each repository once`)];
    }),
  );
}

/** @throws {ApiProblem} `request_invalid` with every row that names a mapped repository as it isn't called */
export function requireNamesOfNow(current: readonly Mapping[], rows: Rows): void {
  refuseRows(misnamedRows(current, rows).map((row) => errorOf(row.index, detailOf(row))));
}

function errorOf(index: number, detail: string): RowError {
  return { pointer: `/mappings/${index}/repositoryId`, detail };
}

function detailOf({ calledNow, why }: MisnamedRow): string {
  if (why === 'former_name') {
    return `is called "${calledNow}" now: name it so; if another repository has the former name, name both`;
  }
  return `is mapped as "${calledNow}": write it so; if they are two repositories, name both`;
}
