import type { AwsCall } from './aws-call.ts';

/** How AWS says no. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Something that AWS refuses and the emulator lets pass. */
export interface Limit {
  /** What is refused, as one would say it. */
  readonly what: string;
  /** Where AWS says so. */
  readonly source: string;
  /** The calls that it is about, as {@link AwsCall.action} names them. */
  readonly actions: readonly string[];
  readonly refusal: Refusal;
  readonly isOver: (call: AwsCall) => boolean;
}

/** A limit of what a call may answer. */
export interface AnswerLimit extends Omit<Limit, 'isOver'> {
  readonly isOver: (answer: { readonly body: Uint8Array }) => boolean;
}

/** The first of some limits that a call is over. */
export function refusalOf(limits: readonly Limit[], call: AwsCall): Refusal | undefined {
  return limits.find(({ actions, isOver }) => actions.includes(call.action) && isOver(call))?.refusal;
}
