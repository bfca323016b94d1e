import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { fieldHashes } from '../../../../shared/domain/desired/field-hashes.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import { isTheRow, judgedUntil, type Suspicion, suspectedAgain } from '../../../../shared/domain/failures/suspicion.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { contentKey } from '../../../../shared/domain/plan/content-key.ts';
import { knownAfterRefusal, knownAfterSuspicion } from '../../../../shared/domain/plan/known-after.ts';
import { holderOf, type Work } from '../work.ts';
import { type Proof, proveUploads } from './prove-uploads.ts';
import { sendUpload } from './send-upload.ts';
import type { RefusedRow, Uploading } from './uploading.ts';

/** Whether the row as it is was refused alone before. */
export function isSuspected(desired: DesiredFinding, known: KnownFinding | undefined): boolean {
  return known?.suspected !== undefined && known.suspected.content === contentKey(fieldHashes(desired));
}

/**
 * Judges rows that were refused alone, which may be their fault or the server's. Where DefectDojo took another row in this run
 * and takes it once more now, it is theirs. Where no other row is new, an empty file tells whether it takes uploads at all: a
 * row of which it then says what is wrong is judged by that, and one to which it says 500 once that was so in many runs over
 * some time. Of several rows none is judged where DefectDojo never took any.
 *
 * @returns the failure, as long as it may be the server's; or another environment, for which the rows are to be sent again
 */
export async function judgeRefusedRows(work: Work, placement: Placement, uploading: Uploading): Promise<Proof> {
  const { suspects, good, known, trouble } = uploading;
  const [first, ...others] = suspects;
  if (first === undefined) return { placement, failure: undefined };
  const isAnyTaken = good !== undefined || known.values().some(({ presence }) => presence === 'there');
  if (trouble !== undefined || (others.length > 0 && !isAnyTaken)) {
    // That it was refused now is no proof against it, only a reason to try others first the next time.
    for (const refused of suspects.filter(({ desired }) => !isSuspected(desired, known.get(desired.geckoId)))) {
      await suspect(work, placement, refused, uploading);
    }
    return { placement, failure: first.failure };
  }
  const proof = await takesNow(work, placement, uploading);
  const isOfEnvironment = proof.placement.environment !== placement.environment;
  if (proof.failure !== undefined || isOfEnvironment) return proof;
  let failure: OutsideFailure | undefined;
  for (const refused of suspects) {
    const isSure = good !== undefined || refused.failure.status !== 500 || wasRefused(refused, known);
    if (isSure) await quarantine(work, proof.placement, refused, uploading);
    else if (!(await judgeAlone(work, proof.placement, refused, uploading))) failure ??= refused.failure;
  }
  return { ...proof, failure };
}

async function takesNow(work: Work, placement: Placement, { good, suspects }: Uploading): Promise<Proof> {
  if (good === undefined) return proveUploads(work, placement);
  const isTaken = (await sendUpload(work, placement, [good])).kind === 'done';
  return { placement, failure: isTaken ? undefined : suspects[0]?.failure };
}

async function judgeAlone(
  work: Work,
  placement: Placement,
  refused: RefusedRow,
  uploading: Uploading,
): Promise<boolean> {
  const suspicion = await suspect(work, placement, refused, uploading);
  if (!isTheRow(suspicion, work.clock.now())) return false;
  await quarantine(work, placement, refused, uploading);
  return true;
}

/** Whether the row as it is was quarantined before, and its time is over: then one more try decides. */
function wasRefused({ desired }: RefusedRow, known: Uploading['known']): boolean {
  return known.get(desired.geckoId)?.refused?.content === contentKey(fieldHashes(desired));
}

async function suspect(
  work: Work,
  placement: Placement,
  { desired }: RefusedRow,
  uploading: Uploading,
): Promise<Suspicion> {
  const { geckoId } = desired;
  const now = work.clock.now();
  const before = uploading.known.get(geckoId);
  const suspicion = suspectedAgain(before?.suspected, contentKey(fieldHashes(desired)), now);
  await remember(work, placement, knownAfterSuspicion(geckoId, before, suspicion, now), uploading);
  return suspicion;
}

/** Remembers that a row was refused. It isn't sent again until it changes, or for a day where the fault is the server's own. */
async function quarantine(
  work: Work,
  placement: Placement,
  { desired, failure }: RefusedRow,
  uploading: Uploading,
): Promise<void> {
  const { geckoId } = desired;
  const now = work.clock.now();
  const isTriedAgain = failure.status === 500;
  const reason = isTriedAgain
    ? `DefectDojo fails at this row each time while it takes other uploads; it is tried again daily. ${failure.message}`
    : failure.message;
  const until = isTriedAgain ? { until: judgedUntil(now) } : {};
  const refused = { geckoId, hashes: fieldHashes(desired), reason, proven: true, ...until };
  await remember(work, placement, knownAfterRefusal(refused, uploading.known.get(geckoId), now), uploading);
  uploading.progress.skipped(geckoId, 'refused_by_defectdojo', reason, 'quarantined');
}

async function remember(work: Work, placement: Placement, record: KnownFinding, { known }: Uploading): Promise<void> {
  await work.findings.putKnown(holderOf(work, placement), [record]);
  known.set(record.geckoId, record);
}
