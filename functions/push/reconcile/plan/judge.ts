import { defaultHoldThresholds } from '../../../../shared/domain/holds/judge-holds.ts';
import type { StoredHold } from '../../../../shared/domain/holds/stored-hold.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Judgement } from '../../../../shared/domain/plan/context.ts';
import {
  decisionsAfter,
  type HoldDecisions,
  isSameHold,
  withDecisionOf,
} from '../../../../shared/domain/plan/hold-decisions.ts';
import type { Plan } from '../../../../shared/domain/plan/planner.ts';
import type { BaselineScan } from '../../../../shared/domain/sync/sync-state.ts';
import type { FindingStore } from '../../../../shared/ports/finding-store.ts';
import { holderOf, type Work } from '../work.ts';
import { judgeAbsence } from './judge-absence.ts';

/** What a whole plan is judged by, and what is kept of it. */
export interface Judging {
  readonly judgement: Judgement;
  readonly decisions: HoldDecisions;
  /** The hold that waits for a person. */
  readonly hold: StoredHold | undefined;
}

/** What a plan is judged by, as it stands. Writes nothing. */
export async function readJudging(
  work: Pick<Work, 'key' | 'connection' | 'triggers'> & { readonly findings: Pick<FindingStore, 'hold' | 'decisions'> },
  baseline: BaselineScan,
  isListingComplete: boolean,
): Promise<Judging & { readonly decided: StoredHold | undefined }> {
  const { findings, key, connection, triggers } = work;
  const stored = await findings.hold(key);
  const kept = await findings.decisions(key);
  const decided = stored?.decision === undefined ? undefined : stored;
  const decisions = decided === undefined ? kept : withDecisionOf(kept, decided);
  const hold = decided === undefined ? stored : undefined;
  const absence = judgeAbsence(triggers, baseline, isListingComplete);
  const thresholds = connection.settings.holdThresholds ?? defaultHoldThresholds;
  return { judgement: { absence, thresholds, hold, ...decisions }, decisions, hold, decided };
}

/** {@link readJudging}; a hold that a person decided about ends here, and what they decided is kept instead. */
export async function judge(
  work: Work,
  placement: Placement,
  baseline: BaselineScan,
  isListingComplete: boolean,
): Promise<Judging> {
  const { decided, ...judging } = await readJudging(work, baseline, isListingComplete);
  if (decided !== undefined) {
    const holder = holderOf(work, placement);
    await work.findings.putDecisions(holder, work.runId, judging.decisions);
    await work.findings.putHold(holder, undefined, decided);
  }
  return judging;
}

/** Keeps what the plan holds, and forgets the decisions that are over, once everything else is done. */
export async function keepHold(
  work: Work,
  placement: Placement,
  { hold, discardsEnded }: Plan,
  { judgement, decisions, hold: before }: Judging,
): Promise<void> {
  const holder = holderOf(work, placement);
  if (judgement.approved !== undefined || discardsEnded.length > 0) {
    const after = decisionsAfter(decisions, { absence: judgement.absence, discardsEnded });
    await work.findings.putDecisions(holder, `${work.runId}-after`, after);
  }
  if (hold !== undefined && before !== undefined && isSameHold(hold, before)) return;
  const waitsAlready = before !== undefined && before.scanId === hold?.scanId && before.code === hold.code;
  const since = waitsAlready ? before.since : work.clock.now().toISOString();
  await work.findings.putHold(holder, hold && { ...hold, runId: work.runId, since }, before);
}
