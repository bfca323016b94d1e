import { asksForRepair } from '../../../shared/domain/events/trigger.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { effectOf, type Operation, type UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import { detectChapters } from '../asvs/detect-chapters.ts';
import { exportProfile } from '../asvs/export-profile.ts';
import { rememberOpenFindings } from '../asvs/remember-open-findings.ts';
import { forgetDrifted } from '../drift/forget-drifted.ts';
import { applyPlan, applyUpdates } from './apply-plan.ts';
import type { Created } from './create/create-findings.ts';
import { createUnanswered } from './create/create-unanswered.ts';
import { inspect } from './placement/inspect.ts';
import { place, riskAcceptanceOf } from './placement/place.ts';
import { reportClosedEngagement } from './placement/report-closed-engagement.ts';
import { settleUploads } from './placement/settle-uploads.ts';
import { doubtTakenTags, forgetTakenTags } from './placement/taken-tags.ts';
import { judge, keepHold } from './plan/judge.ts';
import { operationsOf } from './plan/operations-of.ts';
import { type PlannedSync, planSync } from './plan/plan-sync.ts';
import { policyOf } from './policy-of.ts';
import type { Progress } from './progress.ts';
import type { Reconciled } from './reconciled.ts';
import { fetchListing, type WantedIds } from './source/fetch-listing.ts';
import { everyDesired, sourceOf } from './source/source.ts';
import { areAllAtRest, cameToNothing, comparisonToKeep } from './standstill/comparison-to-keep.ts';
import { isStandstill, type Standing } from './standstill/is-standstill.ts';
import { stand } from './standstill/stand.ts';
import { takeBackClosings } from './update/take-back-closings.ts';
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
  let known = remembered ? await findings.known(key, remembered.placementId) : new Map<string, KnownFinding>();
  let placement = await place(work, remembered, {
    knownFindings: countThere(known),
    isOurId: (geckoId) => known.has(geckoId) || listing.idsOfScan.has(geckoId),
    isNeeded: listing.idsOfScan.size > 0 || known.size > 0 || (await findings.openUploads(key)).length > 0,
  });
  const settled = await settleUploads(work, placement, progress);
  if (settled || placement.placementId !== remembered?.placementId) {
    known = await findings.known(key, placement.placementId);
  }
  const wasAtRest = areAllAtRest(known);
  const repair = isRepair(work);
  placement = await inspect(
    work,
    placement,
    { source, policy: policyOf(work, placement), known, progress },
    { repair },
  );

  await doubtTakenTags(work, placement, known);
  if (repair) await forgetDrifted(work, placement, { source, policy: policyOf(work, placement), known, progress });

  await takeBackClosings(work, placement, { source, policy: policyOf(work, placement), known, progress });
  const judging = await judge(work, placement, baseline, listing.completeness.complete);
  const plan = () => planSync(source, known, policyOf(work, placement), judging.judgement, repair);
  const planned = await planAcceptances();
  // One that was found or made in this run costs no further read.
  const isKnownPlace = remembered?.engagementId === placement.engagementId;
  if (isKnownPlace && planned.plan.operations.some(isWork)) await reportClosedEngagement(work, placement, progress);
  const applied = await applyPlan(work, placement, { planned, source, known, progress });
  placement = applied.placement;
  const finished = new Set<string>();
  placement = await finishCreated();
  await keepHold(work, placement, planned.plan, judging);
  // A listing that may lack rows would tell of less than there is.
  if (listing.completeness.complete) await rememberOpenFindings(work.asvs, key, planned.openFindings);
  await detectChapters(work, baseline, listing);
  placement = await forgetTakenTags(work, placement);
  const isKept = standing.mayBeKept && wasAtRest && cameToNothing({ planned, known, progress });
  placement = await exportProfile(work, placement, progress);
  const last = await createSuspected();
  // Everything else went on meanwhile.
  const unproven = applied.unproven ?? last?.unproven ?? progress.toBeTriedAgain;
  if (unproven !== undefined) throw unproven;
  const compared = isKept ? comparisonToKeep(work, source, placement, { planned, known }) : undefined;
  return { placement, hold: planned.plan.hold, lookAt: planned.acceptanceEnds?.toISOString(), compared };

  /** Rows that had no answer before come last: where they have none again, the run ends here. */
  async function createSuspected(): Promise<Created | undefined> {
    const { suspected, good, creates: operations } = applied;
    if (suspected.length === 0 || applied.unproven !== undefined) return undefined;
    const creation = { operations, known, scanId: source.baseline.scanId, progress };
    const desiredOf = (wanted: WantedIds) => everyDesired(source, wanted, policyOf(work, placement));
    const created = await createUnanswered(work, placement, { ...creation, suspected, desiredOf, good });
    placement = created.placement;
    placement = await finishCreated();
    return created;
  }

  /** What no file can say of findings that were created is said at once. */
  async function finishCreated(): Promise<Placement> {
    const unfinished = unfinishedAtCreation(planned.plan.operations, known).difference(finished);
    if (unfinished.size === 0) return placement;
    for (const geckoId of unfinished) finished.add(geckoId);
    const updates = operationsOf<UpdateOperation>((await planAcceptances()).plan.operations, 'update');
    const operations = new Map([...updates].filter(([geckoId]) => unfinished.has(geckoId)));
    return applyUpdates(work, placement, { operations, source, known, progress });
  }

  /** How the product lets risks be accepted is asked only where one is to be accepted: it may have changed. */
  async function planAcceptances(): Promise<PlannedSync> {
    const planned = plan();
    if (!planned.plan.operations.some(isAcceptance)) return planned;
    const riskAcceptance = await riskAcceptanceOf(work, placement.productId);
    if (riskAcceptance === placement.riskAcceptance) return planned;
    placement = { ...placement, riskAcceptance };
    await store.putPlacement(key, placement);
    return plan();
  }
}

/**
 * Findings of which something follows at once: those that were created open although Gecko has accepted their risk, which no
 * file can say, and those whose tags may be missing.
 */
function unfinishedAtCreation(operations: readonly Operation[], known: ReadonlyMap<string, KnownFinding>): Set<string> {
  const ids = operations.filter(({ kind }) => kind === 'create').map(({ geckoId }) => geckoId);
  return new Set(
    ids.filter((geckoId) => {
      const one = known.get(geckoId);
      return one?.presence === 'there' && (one.hashes.status === undefined || one.inDoubt?.tags !== undefined);
    }),
  );
}

function isRepair({ triggers }: Work): boolean {
  return triggers.some(asksForRepair);
}

/** What nobody expects in an engagement that people closed; that a finding there is closed as well surprises nobody. */
function isWork(operation: Operation): boolean {
  const effect = effectOf(operation);
  return effect !== 'closed' && effect !== 'remembered';
}

function isAcceptance(operation: Operation): boolean {
  return operation.kind === 'update' && operation.status?.to.gecko === 'accepted_risk';
}

function countThere(known: ReadonlyMap<string, KnownFinding>): number {
  let there = 0;
  for (const { presence } of known.values()) if (presence === 'there') there += 1;
  return there;
}
