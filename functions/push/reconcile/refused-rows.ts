import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import { fieldHashes } from '../../../shared/domain/desired/field-hashes.ts';
import { knownAfterRefusal, knownAfterSuspicion } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import { contentKey } from '../../../shared/domain/plan/content-key.ts';
import { isTheRow, judgedUntil, suspectedAgain } from '../../../shared/domain/suspicion.ts';
import type { Progress } from './progress.ts';
import { sendUpload } from './send-upload.ts';
import { holderOf, type Work } from './work.ts';

/** A row that DefectDojo refused alone. */
export interface RefusedRow {
  readonly desired: DesiredFinding;
  readonly failure: OutsideFailure;
}

/** Where what is known of findings is kept up to date, and what a run did is told. */
export interface Judged {
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/**
 * Judges rows that were answered with 500, which may be their fault or the server's. Where DefectDojo took another row in
 * this run and takes it once more now, it is theirs. Where no other row is new, an empty file tells whether it takes uploads
 * at all, and the row is judged once that was so in many runs over some time. Of several rows none is judged where DefectDojo
 * never took any.
 *
 * @param good a row that DefectDojo took in this run
 * @returns the failure, as long as it may be the server's
 */
export async function judgeRefusedRows(
  work: Work,
  placement: Placement,
  { suspects, good }: { readonly suspects: readonly RefusedRow[]; readonly good: DesiredFinding | undefined },
  judged: Judged,
): Promise<OutsideFailure | undefined> {
  const [first, ...others] = suspects;
  if (first === undefined) return undefined;
  if (others.length > 0 && good === undefined && !isAnyThere(judged)) return first.failure;
  if (!(await takesNow(work, placement, good))) return first.failure;
  let unproven: OutsideFailure | undefined;
  for (const refused of suspects) {
    if (good !== undefined) await quarantine(work, placement, refused, judged);
    else if (!(await judgeAlone(work, placement, refused, judged))) unproven ??= refused.failure;
  }
  return unproven;
}

/**
 * Uploads an empty file, which changes nothing and shows whether DefectDojo takes uploads.
 *
 * @returns the placement, with its test if that made it; undefined where DefectDojo takes none
 */
export async function afterEmptyUpload(work: Work, placement: Placement): Promise<Placement | undefined> {
  const outcome = await sendUpload(work, placement, []);
  if (outcome.kind !== 'done') return undefined;
  if (placement.testId !== undefined) return placement;
  const place = { ...placement, testId: outcome.testId };
  await work.store.putPlacement(work.key, place);
  return place;
}

function isAnyThere({ known }: Judged): boolean {
  return known.values().some(({ presence }) => presence === 'there');
}

async function takesNow(work: Work, placement: Placement, good: DesiredFinding | undefined): Promise<boolean> {
  if (good === undefined) return (await afterEmptyUpload(work, placement)) !== undefined;
  return (await sendUpload(work, placement, [good])).kind === 'done';
}

/** Remembers that a row was refused, so that it isn't sent again until it changes. */
export async function quarantine(
  work: Work,
  placement: Placement,
  { desired, failure }: RefusedRow,
  judged: Judged,
  until?: Date,
): Promise<void> {
  const { geckoId } = desired;
  const now = work.clock.now();
  const isKept = until === undefined ? {} : { until };
  const reason =
    until === undefined
      ? failure.message
      : `DefectDojo fails at this row each time while it takes other uploads; it is tried again daily. ${failure.message}`;
  const refused = { geckoId, hashes: fieldHashes(desired), reason, ...isKept };
  await remember(work, placement, knownAfterRefusal(refused, judged.known.get(geckoId), now), judged);
  judged.progress.skipped(geckoId, 'refused_by_defectdojo', reason, 'quarantined');
}

async function judgeAlone(work: Work, placement: Placement, refused: RefusedRow, judged: Judged): Promise<boolean> {
  const { geckoId } = refused.desired;
  const now = work.clock.now();
  const before = judged.known.get(geckoId);
  const suspicion = suspectedAgain(before?.suspected, contentKey(fieldHashes(refused.desired)), now);
  await remember(work, placement, knownAfterSuspicion(geckoId, before, suspicion, now), judged);
  if (!isTheRow(suspicion, now)) return false;
  await quarantine(work, placement, refused, judged, judgedUntil(now));
  return true;
}

async function remember(work: Work, placement: Placement, record: KnownFinding, { known }: Judged): Promise<void> {
  await work.findings.putKnown(holderOf(work, placement), [record]);
  known.set(record.geckoId, record);
}
