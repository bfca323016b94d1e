import { type DatedStatus, type GeckoStatus, isOpenInGecko } from '../source/finding-status.ts';
import type { GeckoFinding } from '../source/gecko-finding.ts';
import { happenedMs } from '../time/instant.ts';
import { instantMs } from '../time/timestamps.ts';
import { hasEnded } from './acceptance-end.ts';
import type { ReportEnd, ReportedStatus } from './reported-status.ts';

/** When the newest complete deep scan of the tracked branch ran (ISO-8601); its start is what its rows call `scanCreatedAt`. */
export interface ScanTimes {
  readonly completedAt: string;
  readonly startedAt?: string | undefined;
}

/** What Gecko says about a finding right now, and how it says it. */
export interface EffectiveStatus {
  readonly status: DatedStatus;
  /**
   * `row`: its own row. `reported`: an event. `expired`: its accepted risk ran out. `listed`: the scan found it and nothing
   * else is known. `found_again`: the same, after Gecko had called it fixed and no row otherwise. `absent`: the scan didn't find it and nothing
   * else is known.
   */
  readonly source: 'row' | 'reported' | 'expired' | 'listed' | 'found_again' | 'absent';
  /** Whether that was reported after the scan began, so that the scan may not know it. */
  readonly sinceScan: boolean;
  /** What ended the reported status for good, where that is to be recorded (`endedReport`): a later scan or row contradicted it. */
  readonly reportEnded: ReportEnd | undefined;
}

/** What is known of a finding's status. `listed`: the newest complete deep scan lists it. */
export interface StatusFacts {
  readonly row?: Pick<GeckoFinding, 'status' | 'statusChangedAt' | 'acceptedUntil'> | undefined;
  readonly reported?: ReportedStatus | undefined;
  readonly baseline: ScanTimes | undefined;
  readonly listed: boolean;
  readonly now: Date;
}

/**
 * The status that counts. A row's own overrides what events reported. A reported fix ends when a scan that started later lists the
 * finding; a reported false positive never ends so; an accepted risk at its end; a reported "open" when a scan that started later
 * doesn't list it.
 */
export function effectiveStatus(facts: StatusFacts): EffectiveStatus {
  const { row, listed, now } = facts;
  const startMs = startOf(facts.baseline, now);
  const reported = facts.reported && asReported(facts.reported, now);
  if (row != null && row.status !== null) {
    const own = { status: row.status, changedAt: row.statusChangedAt, acceptedUntil: row.acceptedUntil };
    return {
      ...stated(own, 'row', startMs, now),
      reportEnded: isOverridden(reported, own, startMs) ? 'by_row' : undefined,
    };
  }
  if (reported === undefined) return inferred(listed);
  if (reported.ended) return inferred(listed, reported);
  if (hasRunOut(reported, now) && !listed) return inferred(listed);
  if (isContradicted(reported, startMs, listed))
    return { ...inferred(listed, reported), reportEnded: listed ? 'by_scan' : undefined };
  return stated(reported, 'reported', startMs, now);
}

/**
 * All of a reported status that may count otherwise at another time, or beside another scan: whether its date can be true, whether
 * the scan began after it, whether its accepted risk ran out.
 */
export function timingOf(reported: ReportedStatus, baseline: ScanTimes | undefined, now: Date): readonly boolean[] {
  const dated = asReported(reported, now);
  return [
    dated.changedAt !== null,
    startedAfter(startOf(baseline, now), dated.changedAt),
    hasEnded(reported.acceptedUntil, now),
  ];
}

function stated(own: DatedStatus, source: 'row' | 'reported', startMs: number | null, now: Date): EffectiveStatus {
  const sinceScan = !startedAfter(startMs, own.changedAt);
  if (!hasRunOut(own, now)) return { status: own, source, sinceScan, reportEnded: undefined };
  const open: DatedStatus = { status: 'open', changedAt: own.acceptedUntil, acceptedUntil: null };
  return { status: open, source: 'expired', sinceScan, reportEnded: undefined };
}

function inferred(listed: boolean, reported?: DatedReport): EffectiveStatus {
  const status: DatedStatus = { status: listed ? 'open' : 'fixed', changedAt: null, acceptedUntil: null };
  const found = reported !== undefined && isFix(reported.status) && !reported.overridden ? 'found_again' : 'listed';
  return { status, source: listed ? found : 'absent', sinceScan: false, reportEnded: undefined };
}

function hasRunOut({ status, acceptedUntil }: DatedStatus, now: Date): boolean {
  return status === 'accepted_risk' && hasEnded(acceptedUntil, now);
}

function isContradicted(reported: DatedReport, startMs: number | null, listed: boolean): boolean {
  const contradictable = listed ? isFix(reported.status) : isOpenInGecko(reported.status);
  return contradictable && startedAfter(startMs, reported.changedAt);
}

function isFix(status: GeckoStatus): boolean {
  return status === 'fixed' || status === 'fix_verified';
}

/**
 * A row counts before any event; it ends what was reported before the row's status was set, or before the scan began. Of what is
 * over already only a fix matters still, by which a scan finds a finding again.
 */
function isOverridden(reported: DatedReport | undefined, own: DatedStatus, startMs: number | null): boolean {
  if (reported === undefined || reported.overridden || reported.status === own.status) return false;
  if (reported.ended && !isFix(reported.status)) return false;
  const since = instantMs(own.changedAt);
  return since === null ? startedAfter(startMs, reported.changedAt) : since >= (instantMs(reported.changedAt) ?? 0);
}

/** A scan whose start is unknown counts from its end, and one that can't have been yet says nothing against what was reported. */
function startOf(baseline: ScanTimes | undefined, now: Date): number | null {
  return happenedMs(baseline?.startedAt, now) ?? happenedMs(baseline?.completedAt, now);
}

/** What was reported with a date that can't be true was reported, but nobody knows when. */
type DatedReport = Omit<ReportedStatus, 'changedAt'> & Pick<DatedStatus, 'changedAt'>;

function asReported(reported: ReportedStatus, now: Date): DatedReport {
  return happenedMs(reported.changedAt, now) === null ? { ...reported, changedAt: null } : reported;
}

/** What was reported at an unknown time was reported before any scan. */
function startedAfter(startMs: number | null, changedAt: string | null): boolean {
  return (startMs ?? 0) > (instantMs(changedAt) ?? 0);
}
