import { charactersPerUploadMax } from '../../../../shared/domain/defectdojo/upload-size.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { importRow } from '../../../../shared/domain/desired/import-row.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import { withTagsInDoubt } from '../../../../shared/domain/live/in-doubt.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { chunksOf, type Weight } from '../chunks.ts';
import { givingMemoryBack } from '../source/spare-memory.ts';
import { rowBytes, type UploadGateKeeper } from '../upload-gate.ts';
import { holderOf, type Work } from '../work.ts';
import { goOnAfterRefusal } from './go-on-after-refusal.ts';
import { inOrderOfIds, withLikelyIds } from './likely-ids.ts';
import type { Proof } from './prove-uploads.ts';
import { judgeRefusedRows } from './refused-rows.ts';
import { sendJournaled, sizeAfter, uploadSize } from './send-journaled.ts';
import { timeReads } from './time-reads.ts';
import { type Creation, noteCreated, type RefusedRow, startUploading, type Uploading } from './uploading.ts';

/** What came of creating. */
export interface Created {
  readonly placement: Placement;
  readonly unproven: OutsideFailure | undefined;
  /** A row that was taken. */
  readonly good: DesiredFinding | undefined;
}

/**
 * Creates findings in uploads that may be repeated. Of a file that DefectDojo refuses, what is there all the same counts as
 * created; the rest is halved until the row that it can't take is alone. That one is quarantined and everything else goes on.
 *
 * @returns the placement, with its test if the first upload made it; and `unproven`, the failure of uploads that may be
 * DefectDojo's own fault, or that of its set-up
 * @throws {Postponed} when an upload had no answer
 */
export async function createFindings(
  work: Work,
  placement: Placement,
  desired: AsyncIterable<DesiredFinding>,
  creation: Creation,
): Promise<Created> {
  await work.gate.look();
  await timeReads(work, placement, creation.operations.size);
  const uploading = startUploading(creation, placement);
  const place = await uploadAll(work, placement, desired, uploading);
  return judge(work, place, uploading);
}

/** Uploads rows in files of at most `atOnce` each, as long as DefectDojo isn't in trouble. */
export async function uploadAll(
  work: Work,
  placement: Placement,
  desired: AsyncIterable<DesiredFinding>,
  uploading: Uploading,
  atOnce = Number.POSITIVE_INFINITY,
): Promise<Placement> {
  using _giving = givingMemoryBack();
  let place = placement;
  const size = () => Math.min(atOnce, uploadSize(work, place));
  for await (const chunk of chunksOf(desired, size, weightOf(work.gate))) {
    if (uploading.trouble !== undefined) break;
    place = await upload(work, place, inOrderOfIds(chunk), uploading);
  }
  return place;
}

/** What share a finding has of what a file may hold: of what is held in memory at once, and of what is let through. */
function weightOf(gate: UploadGateKeeper): Weight<DesiredFinding> {
  return { of: (desired) => Math.max(charactersOf(desired) / charactersPerUploadMax, bytesShare(desired)), max: 1 };

  function bytesShare(desired: DesiredFinding): number {
    return Number.isFinite(gate.bytesMax) ? rowBytes(importRow(desired)) / gate.bytesMax : 0;
  }
}

function charactersOf({ fields }: DesiredFinding): number {
  return fields.description.length + fields.mitigation.length + fields.references.length;
}

/** Judges what was refused alone, once everything was sent. */
export async function judge(work: Work, placement: Placement, uploading: Uploading): Promise<Created> {
  const { placement: place, failure } = await judgeRefused(work, placement, uploading);
  return { placement: place, unproven: uploading.trouble ?? failure, good: uploading.good };
}

async function judgeRefused(work: Work, placement: Placement, uploading: Uploading): Promise<Proof> {
  const place = await sendOnceMore(work, placement, uploading);
  const judged = await judgeRefusedRows(work, place, uploading);
  if (judged.placement.environment === place.environment) return judged;
  // They named an environment that isn't there.
  const again = uploading.suspects.splice(0).map(({ desired }) => desired);
  return judgeRefusedRows(work, await upload(work, judged.placement, again, uploading), uploading);
}

/** A 500 may be of the moment: a row that met one alone, or before others were taken, is sent once more now. */
async function sendOnceMore(work: Work, placement: Placement, uploading: Uploading): Promise<Placement> {
  const { suspects, good } = uploading;
  let place = placement;
  if (good === undefined) return place;
  const isOfTheMoment = ({ failure, mayPass }: RefusedRow) => mayPass && failure.status === 500;
  for (const refused of suspects.filter(isOfTheMoment)) {
    if (uploading.trouble !== undefined) return place;
    suspects.splice(suspects.indexOf(refused), 1);
    place = await upload(work, place, [refused.desired], uploading);
  }
  return place;
}

async function upload(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  uploading: Uploading,
): Promise<Placement> {
  const { outcome, journaled, tookMs } = await sendJournaled(work, placement, chunk, uploading);
  if (outcome.kind === 'refused') {
    const refused = { chunk, journaled, failure: outcome.failure };
    return goOnAfterRefusal(work, placement, refused, { uploading, upload });
  }
  uploading.lastFile = { findings: chunk.length, tookMs };
  const findingsPerUpload = sizeAfter(work, placement, uploading.lastFile);
  const place = { ...placement, testId: outcome.testId, findingsPerUpload };
  const isNew = placement.testId === undefined || findingsPerUpload !== placement.findingsPerUpload;
  if (isNew) await work.store.putPlacement(work.key, place);
  const { created = chunk.length } = outcome;
  // Rows that match what is there get none of the file's tags, and may cost the others theirs (measured on 3.2.0).
  const isWhole = created >= chunk.length;
  const known = isWhole
    ? await withLikelyIds(work, outcome.testId, journaled.findings)
    : journaled.findings.map((one) => withTagsInDoubt(one, []));
  await work.findings.endUpload(holderOf(work, placement), journaled, known);
  noteCreated(uploading, known);
  for (const { warnings } of chunk) uploading.progress.compromised(warnings);
  uploading.good = chunk[0];
  uploading.refusalsInARow = 0;
  uploading.expectedFindings += created;
  return place;
}
