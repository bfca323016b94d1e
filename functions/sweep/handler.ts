import type { Context } from 'aws-lambda';
import type { Patience } from '../../shared/adapters/patience.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Sweep } from './sweep.ts';

/** Kept free at the end of the function for what is under way then, milliseconds. */
const reserveMs = 30_000;

/** Translates a call by the schedule; what it says is of no account. */
export function createHandler(parts: { sweep: Sweep; patience: Pick<Patience, 'begin'>; clock: Clock }) {
  const { sweep, patience, clock } = parts;
  return async (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    const remainingMs = context.getRemainingTimeInMillis();
    patience.begin(remainingMs);
    await sweep({ endsAt: new Date(clock.now().getTime() + remainingMs - reserveMs) });
  };
}
