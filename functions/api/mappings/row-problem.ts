import { problemCatalogue } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { RowProblem } from '../../../shared/contracts/management-api/row-problem.ts';
import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { defectDojoProblem } from '../core/defectdojo-problem.ts';

/** No further row is begun after this, milliseconds: the answer must leave well before API Gateway's 30 s. */
export const startRowsForMs = 15_000;

/** What went wrong with one row of several. */
export interface FailedRow {
  readonly problem: RowProblem;
  /** Whether there is any use in trying the next one: what is wrong with DefectDojo is wrong with all of them. */
  readonly goOn: boolean;
}

/** Tells of a row what a single mapping would be told. @throws what is no fault of the row or of DefectDojo */
export function failedRow(error: unknown): FailedRow {
  if (error instanceof OutsideFailure) {
    // What DefectDojo refuses in one row, such as a name that a product has which the key doesn't see, it may take in the next.
    return { problem: rowProblemOf(defectDojoProblem(error, 'stored')), goOn: error.kind === 'rejected' };
  }
  if (error instanceof ApiProblem) return { problem: rowProblemOf(error), goOn: true };
  if (!(error instanceof VersionConflictError)) throw error;
  const changed = new ApiProblem('changed_meanwhile', 'Somebody else changed the mapping at the same moment.');
  return { problem: rowProblemOf(changed), goOn: true };
}

function rowProblemOf({ code, message, details }: ApiProblem): RowProblem {
  const { advice = problemCatalogue[code].advice, field, candidates } = details;
  return { code, detail: message, advice, ...(field ? { field } : {}), ...(candidates ? { candidates } : {}) };
}
