import { ApiProblem } from '../core/api-problem.ts';

/** What is wrong with a row of a file, and where: a JSON pointer into the body. */
export interface RowError {
  readonly pointer: string;
  readonly detail: string;
}

/** @throws {ApiProblem} `request_invalid` with everything that is wrong, where anything is: then none of the rows is carried out */
export function refuseRows(errors: readonly RowError[]): void {
  const [first] = errors;
  if (first === undefined) return;
  const field = first.pointer.slice(1).replaceAll('/', '.');
  throw new ApiProblem('request_invalid', `${field}: ${first.detail.replace(/\.?$/, '.')}`, {
    errors: [...errors],
    field,
  });
}
