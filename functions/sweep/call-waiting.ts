import { type CallNextDependencies, callNext } from '../../shared/line/call-next.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { SweepMeasures } from '../../shared/observability/sweep-metrics.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { SweepEnd } from './sweep.ts';

/** What calling needs. */
export interface CallWaitingDependencies extends CallNextDependencies {
  readonly line: CallNextDependencies['line'] & Pick<InstanceLine, 'instances' | 'forget'>;
}

/**
 * Calls who stands in a line while a slot of their DefectDojo is free: whoever freed it died before, or those who were called
 * didn't come.
 */
export async function callWaiting(dependencies: CallWaitingDependencies, { endsAt }: SweepEnd): Promise<SweepMeasures> {
  const { line, clock, log } = dependencies;
  for await (const instance of line.instances()) {
    if (clock.now() >= endsAt) break;
    try {
      await callNext(dependencies, instance);
      if (await line.isEmpty(instance)) await line.forget(instance, clock.now());
    } catch (error) {
      log.error('the line of a DefectDojo could not be seen to', { instance, error: summaryOf(error) });
    }
  }
  return {};
}
