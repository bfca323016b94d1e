import type { Trigger } from '../events/trigger.ts';
import { happenedMs } from '../time/instant.ts';
import type { BaselineScan } from './sync-state.ts';

type ScanTrigger = Extract<Trigger, { kind: 'scan' }>;

/** What the triggers of a run tell about the state of the tracked branch. */
export interface ScanReading {
  /** The newest complete deep scan of the tracked branch; `undefined` when none was ever reported. */
  readonly baseline: BaselineScan | undefined;
  /** Why no trigger asks for a sync; `undefined` when at least one does. */
  readonly skip: { readonly code: 'pull_request_scan' | 'other_branch'; readonly message: string } | undefined;
}

/**
 * Judges the scans of a run's triggers. The tracked branch is the mapping's choice, else the newest event's default
 * branch, else the last known, else the branch of the first complete deep scan.
 */
export function readScans(
  triggers: readonly Trigger[],
  known: { chosenBranch?: string | undefined; baseline?: BaselineScan | undefined },
  now: Date,
): ScanReading {
  const scans = triggers
    .filter((trigger): trigger is ScanTrigger => trigger.kind === 'scan')
    .toSorted((a, b) => endedMs(a, now) - endedMs(b, now));
  const tracked =
    known.chosenBranch ??
    scans.findLast((scan) => scan.defaultBranch !== undefined && isNews(scan, known.baseline, now))?.defaultBranch ??
    known.baseline?.branch ??
    scans.find(isCompleteDeep)?.branch;
  const complete = scans.filter(isCompleteDeep);
  const baseline = newest([...(known.baseline ? [known.baseline] : []), ...complete.map(asBaseline)], tracked, now);
  return { baseline: markChange(baseline, known.baseline), skip: skipOf(triggers, scans, tracked) };
}

/** An event that comes late says what was, not what is. */
const isNews = (scan: ScanTrigger, baseline: BaselineScan | undefined, now: Date) =>
  baseline === undefined || endedMs(scan, now) >= endedMs(baseline, now);

/** One that can't have ended yet counts as older than all others, so that it holds nothing up: the next scan replaces it. */
function endedMs({ completedAt }: Pick<BaselineScan, 'completedAt'>, now: Date): number {
  return happenedMs(completedAt, now) ?? 0;
}

function markChange(baseline: BaselineScan | undefined, before: BaselineScan | undefined): BaselineScan | undefined {
  const changed = baseline !== undefined && before !== undefined && baseline.branch !== before.branch;
  return changed ? { ...baseline, afterBranchChange: true } : baseline;
}

const isCompleteDeep = (scan: ScanTrigger) => scan.scanKind === 'deep' && scan.scanStatus === 'completed';

const asBaseline = ({ scanId, completedAt, branch }: ScanTrigger): BaselineScan => ({ scanId, completedAt, branch });

function newest(scans: readonly BaselineScan[], tracked: string | undefined, now: Date): BaselineScan | undefined {
  const ofBranch = scans.filter((scan) => scan.branch === tracked);
  return ofBranch.toSorted((a, b) => endedMs(b, now) - endedMs(a, now))[0];
}

function skipOf(
  triggers: readonly Trigger[],
  scans: readonly ScanTrigger[],
  tracked: string | undefined,
): ScanReading['skip'] {
  if (scans.length < triggers.length) return undefined;
  const ofBranches = scans.filter((scan) => scan.scanKind !== 'pull_request');
  if (ofBranches.length === 0 && scans.length > 0) {
    return { code: 'pull_request_scan', message: "A pull request's scan describes a diff, not the repository." };
  }
  if (ofBranches.length > 0 && ofBranches.every((scan) => tracked !== undefined && scan.branch !== tracked)) {
    return {
      code: 'other_branch',
      message: `The scan was of another branch than ${tracked}, which is the one exported.`,
    };
  }
  return undefined;
}
