import { OutsideFailure, type OutsideFailureDetails } from '../domain/failures/outside-failure.ts';

const names: Record<OutsideFailureDetails['system'], string> = { gecko: 'Gecko', defectdojo: 'DefectDojo' };

/**
 * How long a call may take, milliseconds: no call outlives the instant at which calls must end.
 *
 * @param endsAtMs milliseconds since the epoch
 * @throws {OutsideFailure} `timeout` when no time is left, so that nothing is sent
 */
export function callDeadlineMs(
  system: OutsideFailureDetails['system'],
  { longestMs, endsAtMs }: { readonly longestMs: number; readonly endsAtMs: number },
  now: Date,
): number {
  const deadlineMs = Math.min(longestMs, endsAtMs - now.getTime());
  if (deadlineMs > 0) return deadlineMs;
  const message = `No time was left for another call to ${names[system]}, so it was not sent.`;
  throw new OutsideFailure({ system, kind: 'transient', code: 'timeout', message, sent: 'no' });
}
