import type { Problem } from '../../../../../functions/api/client/api-types.ts';

/** What of a problem is shown. */
type ShownProblem = Pick<Problem, 'code' | 'detail' | 'advice' | 'field' | 'errors' | 'candidates'>;

/** A call that went wrong, in the words of the API: what happened, and what to do about it. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly code: string;
  readonly advice: string;
  /** Form field at which to show it. */
  readonly field: string | undefined;
  /** Products to choose from. */
  readonly candidates: NonNullable<Problem['candidates']>;

  constructor({ code, detail, advice, field, errors = [], candidates = [] }: ShownProblem, options?: ErrorOptions) {
    const [first] = errors;
    super(first && code === 'request_invalid' ? first.detail : detail, options);
    this.code = code;
    this.advice = advice;
    this.field = field;
    this.candidates = candidates;
  }
}

const passing = new Set(['no_answer', 'turned_away', 'internal_error']);

/** Whether what went wrong may go right the next time, as nothing is wrong with what was asked. */
export const mayPass = (thrown: unknown): boolean => passing.has(troubleOf(thrown).code);

/** For what was thrown and isn't the API's answer, such as a network that is gone. */
export function troubleOf(thrown: unknown): Trouble {
  if (thrown instanceof Trouble) return thrown;
  const detail = 'The API did not answer.';
  const advice = 'Look whether the local stage still runs (npm start), and try again.';
  return new Trouble({ code: 'no_answer', detail, advice }, { cause: thrown });
}

/** For what API Gateway itself turned away. */
export function turnedAway(status: number): Trouble {
  if (status === 401) {
    return new Trouble({ code: 'not_signed_in', detail: 'You are no longer signed in.', advice: 'Reload the page.' });
  }
  const detail = `The API turned the call away (${status}).`;
  return new Trouble({ code: 'turned_away', detail, advice: 'Try again in a moment.' });
}
