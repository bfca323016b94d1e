import type { Progress } from '../progress.ts';
import type { PlannedSync } from './plan-sync.ts';

const quarantineCodes: ReadonlySet<string> = new Set([
  'row_invalid',
  'id_invalid',
  'status_unknown',
  'severity_unknown',
  'refused_by_defectdojo',
  'unanswered_by_defectdojo',
  'unreadable_in_defectdojo',
]);
const holdCodes: ReadonlySet<string> = new Set(['mass_closing', 'identity_changed', 'tracked_branch_changed']);

/** Tells what a plan leaves as it is, finding by finding, and how much stays unchanged. */
export function reportLeftOut({ plan, nameless }: PlannedSync, progress: Progress): void {
  for (const { code, reason } of nameless) progress.skipped(undefined, code, reason, 'quarantined');
  for (const { geckoId, code, reason } of plan.skips) progress.skipped(geckoId, code, reason, kindOfSkip(code));
  progress.counts.unchanged += plan.unchanged;
}

function kindOfSkip(code: string): 'skipped' | 'quarantined' | 'held' {
  if (quarantineCodes.has(code)) return 'quarantined';
  return holdCodes.has(code) ? 'held' : 'skipped';
}
