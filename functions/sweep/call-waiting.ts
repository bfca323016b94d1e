import { type CallNextDependencies, callNext } from '../../shared/line/call-next.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { MeasuredLine, SweepMeasures } from '../../shared/observability/sweep-metrics.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { SweepEnd } from './sweep.ts';

/** What calling needs. */
export interface CallWaitingDependencies extends CallNextDependencies {
  readonly line: CallNextDependencies['line'] & Pick<InstanceLine, 'instances' | 'everyone' | 'forget'>;
}

/**
 * Calls who stands in a line while a slot of their DefectDojo is free: whoever freed it died before, or those who were called
 * didn't come. Tells how long the lines are.
 */
export async function callWaiting(dependencies: CallWaitingDependencies, { endsAt }: SweepEnd): Promise<SweepMeasures> {
  const { line, clock, log } = dependencies;
  const lines: MeasuredLine[] = [];
  let linesStalled = 0;

  for await (const instance of line.instances()) {
    if (clock.now() >= endsAt) break;
    await see(instance).catch((error) =>
      log.error('the line of a DefectDojo could not be seen to', { instance, error: summaryOf(error) }),
    );
  }
  return { linesStalled, lines };

  async function see(instance: string): Promise<void> {
    const { missed } = await callNext(dependencies, instance);
    if (missed > 0) linesStalled += 1;
    const now = clock.now();
    let length = 0;
    let oldestMs = now.getTime();
    for await (const { since } of line.everyone(instance)) {
      length += 1;
      oldestMs = Math.min(oldestMs, Date.parse(since));
    }
    if (length === 0) return line.forget(instance, now);
    lines.push({ instance, length, oldestSeconds: (now.getTime() - oldestMs) / 1000 });
  }
}
