import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { withTakenBack } from '../../../../shared/domain/plan/hold-decisions.ts';
import type { UpdateOperation } from '../../../../shared/domain/plan/operation.ts';
import { type Reversal, revertClosings } from '../../../../shared/domain/plan/revert-closings.ts';
import type { Progress } from '../progress.ts';
import type { Source } from '../source/source.ts';
import { holderOf, type Work } from '../work.ts';
import { updateFindings } from './update-findings.ts';

interface TakingBack {
  readonly source: Source;
  readonly policy: ExportPolicy;
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/**
 * Reopens what runs closed for its absence, where a person asked for that. It is noted first that closing these was
 * discarded: the plan that follows, or the next run, would close them again.
 */
export async function takeBackClosings(work: Work, placement: Placement, taking: TakingBack): Promise<void> {
  const { source, policy, known, progress } = taking;
  const { findings, key, triggers } = work;
  const context = { policy, baseline: source.baseline, now: source.now };
  for (const runId of runsToRevert(triggers)) {
    const { operations, skips } = revertClosings(runId, known.values(), source.reported, context);
    for (const { geckoId, code, reason } of skips) progress.skipped(geckoId, code, reason, 'skipped');
    if (operations.length === 0 || placement.testId === undefined) continue;
    const ids = operations.map(({ geckoId }) => geckoId);
    const decisions = withTakenBack(await findings.decisions(key), ids, source.baseline.scanId);
    await findings.putDecisions(holderOf(work, placement), `${work.runId}-reverting-${runId}`, decisions);
    const updating = { operations: updatesOf({ operations }), known, progress, testId: placement.testId };
    await updateFindings(work, [], { ...updating, target: { placement } });
  }
}

function runsToRevert(triggers: Work['triggers']): Set<string> {
  return new Set(
    triggers.flatMap((trigger) => (trigger.kind === 'request' ? (trigger.revertClosingsOfRun ?? []) : [])),
  );
}

function updatesOf({ operations }: Pick<Reversal, 'operations'>): Map<string, UpdateOperation> {
  const updates = operations.filter((operation): operation is UpdateOperation => operation.kind === 'update');
  return new Map(updates.map((operation) => [operation.geckoId, operation]));
}
