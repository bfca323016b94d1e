import { type GeckoStatus, isOpenInGecko, type ToldStatus } from '../source/finding-status.ts';
import type { GeckoFinding } from '../source/gecko-finding.ts';
import { happenedMs } from '../time/instant.ts';
import { instantMs } from '../time/timestamps.ts';
import { hasEnded } from './acceptance-end.ts';
import type { ToldEnd, ToldRecord } from './reported-status.ts';

/** When the newest complete deep scan of the tracked branch ran (ISO-8601); its start is what its rows call `scanCreatedAt`. */
export interface ScanTimes {
  readonly completedAt: string;
  readonly startedAt?: string | undefined;
}

/** What Gecko says about a finding right now, and how it says it. */
export interface EffectiveStatus {
  readonly status: ToldStatus;
  /**
   * `row`: its own row. `told`: an event. `expired`: its accepted risk ran out. `listed`: the scan found it and nothing
   * else is known. `found_again`: the same, after Gecko had called it fixed and no row otherwise. `absent`: the scan didn't find it and nothing
   * else is known.
   */
  readonly source: 'row' | 'told' | 'expired' | 'listed' | 'found_again' | 'absent';
  /** Whether that was said after the scan began, so that the scan may not know it. */
  readonly sinceScan: boolean;
  /** What ended the told status for good, where that is to be recorded (`endedTold`): a later scan or row said otherwise. */
  readonly toldEnded: ToldEnd | undefined;
}

/** What is known of a finding's status. `listed`: the newest complete deep scan lists it. */
export interface StatusFacts {
  readonly row?: Pick<GeckoFinding, 'status' | 'statusChangedAt' | 'acceptedUntil'> | undefined;
  readonly told?: ToldRecord | undefined;
  readonly baseline: ScanTimes | undefined;
  readonly listed: boolean;
  readonly now: Date;
}

/**
 * The status that counts. A row's own overrides what events told. A told fix ends when a scan that started later lists the
 * finding; a told false positive never ends so; an accepted risk at its end; a told "open" when a scan that started later
 * doesn't list it.
 */
export function effectiveStatus(facts: StatusFacts): EffectiveStatus {
  const { row, listed, now } = facts;
  const startMs = startOf(facts.baseline, now);
  const told = facts.told && asTold(facts.told, now);
  if (row != null && row.status !== null) {
    const own = { status: row.status, changedAt: row.statusChangedAt, acceptedUntil: row.acceptedUntil };
    return { ...said(own, 'row', startMs, now), toldEnded: isOverridden(told, own, startMs) ? 'by_row' : undefined };
  }
  if (told === undefined) return inferred(listed);
  if (told.ended) return inferred(listed, told);
  if (hasRunOut(told, now) && !listed) return inferred(listed);
  if (isContradicted(told, startMs, listed))
    return { ...inferred(listed, told), toldEnded: listed ? 'by_scan' : undefined };
  return said(told, 'told', startMs, now);
}

function said(own: ToldStatus, source: 'row' | 'told', startMs: number | null, now: Date): EffectiveStatus {
  const sinceScan = !startedAfter(startMs, own.changedAt);
  if (!hasRunOut(own, now)) return { status: own, source, sinceScan, toldEnded: undefined };
  const open: ToldStatus = { status: 'open', changedAt: own.acceptedUntil, acceptedUntil: null };
  return { status: open, source: 'expired', sinceScan, toldEnded: undefined };
}

function inferred(listed: boolean, told?: Told): EffectiveStatus {
  const status: ToldStatus = { status: listed ? 'open' : 'fixed', changedAt: null, acceptedUntil: null };
  const found = told !== undefined && isFix(told.status) && !told.overridden ? 'found_again' : 'listed';
  return { status, source: listed ? found : 'absent', sinceScan: false, toldEnded: undefined };
}

function hasRunOut({ status, acceptedUntil }: ToldStatus, now: Date): boolean {
  return status === 'accepted_risk' && hasEnded(acceptedUntil, now);
}

function isContradicted(told: Told, startMs: number | null, listed: boolean): boolean {
  const contradictable = listed ? isFix(told.status) : isOpenInGecko(told.status);
  return contradictable && startedAfter(startMs, told.changedAt);
}

function isFix(status: GeckoStatus): boolean {
  return status === 'fixed' || status === 'fix_verified';
}

/**
 * A row counts before any event; it ends what was told before the row's status was set, or before the scan began. Of what is
 * over already only a fix matters still, by which a scan finds a finding again.
 */
function isOverridden(told: Told | undefined, own: ToldStatus, startMs: number | null): boolean {
  if (told === undefined || told.overridden || told.status === own.status) return false;
  if (told.ended && !isFix(told.status)) return false;
  const since = instantMs(own.changedAt);
  return since === null ? startedAfter(startMs, told.changedAt) : since >= (instantMs(told.changedAt) ?? 0);
}

/** A scan whose start is unknown counts from its end, and one that can't have been yet says nothing against what was told. */
function startOf(baseline: ScanTimes | undefined, now: Date): number | null {
  return happenedMs(baseline?.startedAt, now) ?? happenedMs(baseline?.completedAt, now);
}

/** What was told with a date that can't be true was told, but nobody knows when. */
type Told = Omit<ToldRecord, 'changedAt'> & Pick<ToldStatus, 'changedAt'>;

function asTold(told: ToldRecord, now: Date): Told {
  return happenedMs(told.changedAt, now) === null ? { ...told, changedAt: null } : told;
}

/** What was said at an unknown time was said before any scan. */
function startedAfter(startMs: number | null, changedAt: string | null): boolean {
  return (startMs ?? 0) > (instantMs(changedAt) ?? 0);
}
