import type { Context } from 'aws-lambda';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Sweep } from './sweep.ts';

/** Kept free at the end of the function for what is under way then, milliseconds. */
const reserveMs = 30_000;

/** Translates a call by the schedule; what it says is of no account. */
export function createHandler({ sweep, clock }: { sweep: Sweep; clock: Clock }) {
  return async (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    await sweep({ endsAt: new Date(clock.now().getTime() + context.getRemainingTimeInMillis() - reserveMs) });
  };
}
