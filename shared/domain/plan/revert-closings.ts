import { statusHash } from '../desired/field-hashes.ts';
import { desiredStatus } from '../desired/status/desired-status.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { effectiveStatus } from '../reported/effective-status.ts';
import type { ReportedStatus } from '../reported/reported-status.ts';
import { byGeckoId } from './by-gecko-id.ts';
import type { PlanContext } from './context.ts';
import type { Skip, UpdateOperation } from './operation.ts';
import { reasons } from './reasons.ts';

/** What taking back a run's closings comes to. */
export interface Reversal {
  /** Sorted by Gecko id. Those that are done must be discarded too (see `Discards`), or the next plan closes them again. */
  readonly operations: readonly UpdateOperation[];
  readonly skips: readonly Skip[];
}

/**
 * Reopens what the run closed for its absence and about which neither Gecko nor a plan of ours said anything since.
 * Whether people touched it since shows only when it is read.
 */
export function revertClosings(
  runId: string,
  known: Iterable<KnownFinding>,
  reported: { get(geckoId: string): ReportedStatus | undefined },
  context: Pick<PlanContext, 'policy' | 'baseline' | 'now'>,
): Reversal {
  const operations: UpdateOperation[] = [];
  const skips: Skip[] = [];
  for (const one of known) {
    if (one.closedByAbsenceInRun !== runId) continue;
    if (isStillAbsence(reported.get(one.geckoId), context)) operations.push(reopening(one, context));
    else skips.push({ geckoId: one.geckoId, code: 'touched_since_closing', reason: reasons.touched_since_closing });
  }
  return { operations: operations.sort(byGeckoId), skips: skips.sort(byGeckoId) };
}
function isStillAbsence(
  reported: ReportedStatus | undefined,
  { baseline, now }: Pick<PlanContext, 'baseline' | 'now'>,
): boolean {
  return effectiveStatus({ reported, baseline, listed: false, now }).source === 'absent';
}

function reopening(known: KnownFinding, { policy }: Pick<PlanContext, 'policy'>): UpdateOperation {
  const to = desiredStatus({ status: 'open', changedAt: null, acceptedUntil: null }, policy);
  const status = { cause: 'reverted', from: known.status, to, hash: statusHash(to), wasOpen: false } as const;
  return { kind: 'update', geckoId: known.geckoId, fields: [], status, tags: undefined, leftOut: undefined };
}
