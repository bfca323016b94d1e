import { acceptanceExpiry, formerAcceptanceExpiry } from '../desired/status/acceptance-expiry.ts';
import type { DesiredStatus } from '../desired/status/desired-status.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { acceptanceEndOf } from '../names/place-names.ts';
import { acceptanceOf } from '../plan/status-change.ts';
import { instantMs } from '../time/timestamps.ts';
import type { LiveFinding, ShownAcceptance } from './live-finding.ts';

/**
 * Whether a finding is open because a Risk_Acceptance that it was in came to its end: DefectDojo did that, nobody triaged it.
 * The acceptance goes on listing it, and says when it ended; whatever happened to the finding's status later was somebody's.
 */
export function isReopenedByExpiry({ flags, acceptances, statusChangedAt }: LiveFinding): boolean {
  const ends = acceptances.map(({ endedAt }) => instantMs(endedAt));
  if (!flags.active || ends.includes(null)) return false;
  return (instantMs(statusChangedAt) ?? 0) <= Math.max(...ends.map(Number));
}

/**
 * How a finding that shows as accepted is accepted. `right`: as wanted, or by people, whose acceptance will do. `of_old_date`:
 * in our acceptance, which ends too early since its date was sent as formerly. `wrong`: in another one of ours, or nobody knows.
 */
export function acceptanceShown(
  live: Pick<LiveFinding, 'acceptances' | 'testId'>,
  known: Pick<KnownFinding, 'acceptance' | 'inDoubt'>,
  to: DesiredStatus,
): 'right' | 'of_old_date' | 'wrong' {
  const wanted = acceptanceOf(to);
  if (wanted === undefined) return 'right';
  const ours = oursInForce(live);
  const named = ours.filter((one) => endOf(one, live) === wanted);
  if (named.some((one) => holdsUntil(one, to.acceptedUntil))) return 'right';
  if (named.some((one) => isOfFormerDate(one, to.acceptedUntil))) return 'of_old_date';
  if (ours.length > 0 || known.inDoubt?.flags !== undefined) return 'wrong';
  return known.acceptance === undefined || known.acceptance === wanted ? 'right' : 'wrong';
}

/** Until when our own acceptance that holds a finding does: its last day, or `endless`; undefined where it is in none. */
export function ourAcceptance(live: Pick<LiveFinding, 'acceptances' | 'testId'>): string | undefined {
  const [one] = oursInForce(live);
  return one && endOf(one, live);
}

/** Whether an acceptance is in force, and will be until the end of a day (YYYY-MM-DD), or for ever (null). */
export function holdsUntil({ expiresAt, endedAt }: Omit<ShownAcceptance, 'name'>, lastDay: string | null): boolean {
  if (endedAt !== null) return false;
  const end = instantMs(expiresAt);
  const wanted = instantMs(acceptanceExpiry(lastDay));
  return end === null || (wanted !== null && end >= wanted);
}

/** Whether the date of an acceptance is the one that we sent formerly, and no person's. */
export function isOfFormerDate({ expiresAt, endedAt }: Omit<ShownAcceptance, 'name'>, lastDay: string | null): boolean {
  if (endedAt !== null || lastDay === null) return false;
  return instantMs(expiresAt) === instantMs(formerAcceptanceExpiry(lastDay));
}

function oursInForce(live: Pick<LiveFinding, 'acceptances' | 'testId'>): ShownAcceptance[] {
  return live.acceptances.filter((one) => one.endedAt === null && endOf(one, live) !== undefined);
}

function endOf({ name }: ShownAcceptance, { testId }: Pick<LiveFinding, 'testId'>): string | undefined {
  return acceptanceEndOf(name, testId);
}
