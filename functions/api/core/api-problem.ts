import type { Problem } from '../../../shared/contracts/management-api/problem.ts';
import { type ProblemCode, problemCatalogue } from '../../../shared/contracts/management-api/problem-catalogue.ts';

/** What an occurrence of a problem may know beyond its kind. */
export interface ProblemDetails
  extends Partial<Pick<Problem, 'status' | 'advice' | 'field' | 'errors' | 'candidates'>> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request is answered with a problem. Thrown anywhere below a route, turned into an answer in one place. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  /** @param detail one sentence for people: what happened this time. Holds no key. */
  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? problemCatalogue[this.code].status;
  }
}
