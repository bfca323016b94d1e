import type { ExportPolicy } from '../desired/export-policy.ts';
import type { Discards, Hold } from '../holds/hold.ts';
import type { HoldThresholds } from '../holds/judge-holds.ts';
import type { ScanTimes } from '../reported/effective-status.ts';

/** The newest complete deep scan of the tracked branch. */
export interface Baseline extends ScanTimes {
  readonly scanId: string;
}

/** What planning depends on beside findings. */
export interface PlanContext {
  readonly policy: Pick<ExportPolicy, 'includeResolved' | 'verified' | 'riskAcceptance'>;
  /** Undefined before the first one was reported. */
  readonly baseline: Baseline | undefined;
  /** Findings that people deleted twice are created again, refused ones tried again. */
  readonly repair: boolean;
  readonly now: Date;
}

/** What decides whether something that DefectDojo refused, or failed at, is tried again. */
export type Trying = Pick<PlanContext, 'repair' | 'now'>;

/** Why absence proves nothing in this run. */
export type AbsenceObstacle =
  | 'no_complete_scan'
  | 'listing_changed'
  | 'scan_incomplete'
  | 'recheck_only'
  | 'status_only';

/** What is known when the listing has been read to its end. */
export interface Judgement {
  /** `approved_only`: the tracked branch changed, and this is its first complete deep scan. */
  readonly absence: 'counts' | 'approved_only' | { readonly obstacle: AbsenceObstacle };
  readonly thresholds: HoldThresholds;
  /** The hold that waits for a person. */
  readonly hold?: Hold | undefined;
  /** The hold that a person approved, until a run that could judge absence has done what is in it. */
  readonly approved?: Hold | undefined;
  readonly discarded?: Discards | undefined;
}
