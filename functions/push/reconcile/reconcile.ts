import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import { effectOf, type Operation } from '../../../shared/domain/plan/operation.ts';
import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import { detectChapters } from '../asvs/detect-chapters.ts';
import { exportProfile } from '../asvs/export-profile.ts';
import { rememberOpenFindings } from '../asvs/remember-open-findings.ts';
import { applyPlan } from './apply-plan.ts';
import { createSuspected } from './create-suspected.ts';
import { finishCreated } from './finish-created.ts';
import { findKnownPlace } from './known-place.ts';
import { reportClosedEngagement } from './placement/report-closed-engagement.ts';
import { forgetTakenTags } from './placement/taken-tags.ts';
import { judge, keepHold } from './plan/judge.ts';
import { planSync } from './plan/plan-sync.ts';
import { planWithAcceptances } from './plan/plan-with-acceptances.ts';
import type { Progress } from './progress.ts';
import type { Reconciled } from './reconciled.ts';
import { fetchListing } from './source/fetch-listing.ts';
import { sourceOf } from './source/source.ts';
import { cameToNothing, comparisonToKeep } from './standstill/comparison-to-keep.ts';
import { isStandstill, type Standing } from './standstill/is-standstill.ts';
import { stand } from './standstill/stand.ts';
import type { Work } from './work.ts';

/**
 * Makes the repository's findings in DefectDojo what Gecko says: fetches, compares with what is known, places, verifies,
 * applies. Where nothing changed it reads twice and writes nothing, and where that was so before, it doesn't even compare.
 * `progress` tells what was done, whatever stops it.
 */
export async function reconcile(
  work: Work,
  baseline: BaselineScan,
  progress: Progress,
  standing: Standing,
): Promise<Reconciled> {
  const { key, connection, mapping, store, findings, clock } = work;
  const reported = await findings.reported(key);
  using listing = await fetchListing(work.gecko, { ...key, scanId: baseline.scanId }, clock);
  const source = sourceOf({ listing, reported, baseline, now: clock.now() });

  const remembered = await store.placement(key, connection.baseUrl, mapping.product.id);
  const { before, lookAt } = standing;
  if (remembered && before && (await isStandstill(work, source, remembered, { before, lookAt }))) {
    // What it needs of the listing is gone once this returns.
    return await stand(work, source, remembered, { before, lookAt, progress });
  }
  const { known, wasAtRest, repair, ...found } = await findKnownPlace(work, remembered, { listing, source, progress });
  const { complete } = listing.completeness;
  const judging = await judge(work, found.placement, baseline, complete);
  const plan = (policy: ExportPolicy) => planSync(source, known, policy, judging.judgement, repair);
  const { planned, placement: plannedFor } = await planWithAcceptances(work, found.placement, plan);
  // One that was found or made in this run costs no further read.
  const isKnownPlace = remembered?.engagementId === plannedFor.engagementId;
  if (isKnownPlace && planned.plan.operations.some(isWork)) await reportClosedEngagement(work, plannedFor, progress);

  const applied = await applyPlan(work, plannedFor, { planned, source, known, progress });
  const finishing = { creates: applied.creates, finished: new Set<string>(), plan, source, known, progress };
  let placement = await finishCreated(work, applied.placement, finishing);
  await keepHold(work, placement, planned.plan, judging);
  // A listing that may lack rows would tell of less than there is.
  if (complete) await rememberOpenFindings(work.asvs, key, planned.openFindings);
  await detectChapters(work, baseline, listing);
  placement = await forgetTakenTags(work, placement);
  const isKept = standing.mayBeKept && wasAtRest && cameToNothing({ planned, known, progress });
  placement = await exportProfile(work, placement, progress);
  const last = await createSuspected(work, placement, applied, finishing);
  placement = last.placement;
  // Everything else went on meanwhile.
  const unproven = applied.unproven ?? last.unproven ?? progress.toBeTriedAgain;
  if (unproven !== undefined) throw unproven;
  const compared = isKept ? await comparisonToKeep(work, source, placement, { planned, known }) : undefined;
  return { placement, hold: planned.plan.hold, lookAt: planned.acceptanceEnds?.toISOString(), compared };
}

/** What nobody expects in an engagement that people closed; that a finding there is closed as well surprises nobody. */
function isWork(operation: Operation): boolean {
  const effect = effectOf(operation);
  return effect !== 'closed' && effect !== 'remembered';
}
