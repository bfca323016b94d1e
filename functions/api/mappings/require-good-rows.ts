import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { type MisnamedRow, misnamedRows } from '../../../shared/domain/team/misnamed-rows.ts';
import { ApiProblem } from '../core/api-problem.ts';

type Rows = readonly { readonly repositoryId: RepositoryId }[];

interface BadRow {
  readonly index: number;
  readonly detail: string;
}

/** @throws {ApiProblem} `request_invalid` with every row whose repository another one before it names */
export function requireEachOnce(rows: Rows): void {
  const firstAt = new Map<string, number>();
  requireNone(
    rows.flatMap(({ repositoryId }, index) => {
      const first = firstAt.get(repositoryId);
      if (first === undefined) firstAt.set(repositoryId, index);
      return first === undefined
        ? []
        : [{ index, detail: `is named by row ${first} already: name each repository once` }];
    }),
  );
}

/** @throws {ApiProblem} `request_invalid` with every row that names a mapped repository as it isn't called */
export function requireNamesOfNow(current: readonly Mapping[], rows: Rows): void {
  requireNone(misnamedRows(current, rows).map((row) => ({ index: row.index, detail: detailOf(row) })));
}

function detailOf({ calledNow, why }: MisnamedRow): string {
  if (why === 'former_name') {
    return `is called "${calledNow}" now: name it so; if another repository has the former name, name both`;
  }
  return `is mapped as "${calledNow}": write it so; if they are two repositories, name both`;
}

function requireNone(bad: readonly BadRow[]): void {
  const errors = bad.map(({ index, detail }) => ({ pointer: `/mappings/${index}/repositoryId`, detail }));
  const [worst] = errors;
  if (worst === undefined) return;
  const field = worst.pointer.slice(1).replaceAll('/', '.');
  throw new ApiProblem('request_invalid', `${field}: ${worst.detail}.`, { errors, field });
}
