import type { ExchangePhase } from './outbound-error.ts';

/** Why we hang up on an answer. */
export type ResponseRefusal = 'redirected' | 'compressed_response_refused' | 'response_too_large';

/** The start of an answer. */
export interface ResponseHead {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How far an exchange has come. */
export interface ExchangeProgress {
  readonly phase: Exclude<ExchangePhase, 'dns'>;
  readonly head: ResponseHead | undefined;
}

/** An exchange that ended early: either something broke (`cause`) or we hung up (`refusal`). */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  readonly code = 'exchange_failed';
  readonly progress: ExchangeProgress;
  readonly refusal: ResponseRefusal | undefined;

  constructor(progress: ExchangeProgress, reason: { readonly cause: unknown } | { readonly refusal: ResponseRefusal }) {
    super('The exchange ended early.', 'cause' in reason ? { cause: reason.cause } : undefined);
    this.progress = progress;
    this.refusal = 'refusal' in reason ? reason.refusal : undefined;
  }
}
