import {
  afterCall,
  callsAtOnceDefault,
  type EndedCall,
  oneAtOnce,
  shareOf,
} from '../../../shared/domain/defectdojo/calls-at-once.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { InstanceSlots } from '../../../shared/ports/instance-slots.ts';

/** How many small writes a sync may have under way at once. */
export interface CallPace {
  /** At this moment; one at least. */
  readonly atOnce: number;
  /** Learns from a change that was done, or from a call that was too much. */
  ended(call: EndedCall): void;
  /** Looks how many other syncs work on the instance: what it bears is divided among them. */
  look(): Promise<void>;
  /** Writes down what was learnt, if anything was. */
  remember(): Promise<void>;
}

/**
 * Begins with what was learnt of the instance before. Two syncs at one instance learn each by itself, from calls that the other
 * one slows down; the last one to end is believed.
 *
 * @param instance host of the DefectDojo
 * @param ceiling what the team allows at most
 */
export async function openCallPace({
  slots,
  instance,
  ceiling = callsAtOnceDefault,
  clock,
}: {
  readonly slots: Pick<InstanceSlots, 'taken' | 'callsAtOnce' | 'rememberCallsAtOnce'>;
  readonly instance: string;
  readonly ceiling?: number | undefined;
  readonly clock: Clock;
}): Promise<CallPace> {
  const before = (await slots.callsAtOnce(instance)) ?? oneAtOnce;
  let known = before;
  let syncs = 1;
  return {
    get atOnce() {
      return shareOf(known, { ceiling, syncs });
    },
    ended(call) {
      known = afterCall(known, call);
    },
    async look() {
      syncs = await slots.taken(instance, clock.now());
    },
    async remember() {
      if (known !== before) await slots.rememberCallsAtOnce(instance, known, clock.now());
    },
  };
}
