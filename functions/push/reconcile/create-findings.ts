import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import { type JournaledUpload, settlesAt } from '../../../shared/domain/journaled-upload.ts';
import { knownAfterCreation } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import type { CreateOperation } from '../../../shared/domain/plan/operation.ts';
import { findingsPerUploadMax, nextUploadSize } from '../../../shared/domain/upload-size.ts';
import { chunksOf } from './chunks.ts';
import { testIn } from './place.ts';
import { Postponed } from './postponed.ts';
import type { Progress } from './progress.ts';
import { afterEmptyUpload, judgeRefusedRows, quarantine, type RefusedRow } from './refused-rows.ts';
import { sendUpload } from './send-upload.ts';
import { holderOf, type Work } from './work.ts';

/** What one finding of an upload takes DefectDojo, milliseconds (measured: 7 to 8 on two cores). */
const expectedPerFindingMs = 10;

/** What creating goes by. */
export interface Creation {
  readonly operations: ReadonlyMap<string, CreateOperation>;
  readonly known: Map<string, KnownFinding>;
  readonly scanId: string;
  readonly progress: Progress;
}

/** What came of creating. */
export interface Created {
  readonly placement: Placement;
  readonly unproven: OutsideFailure | undefined;
}

/** What the uploads of a run brought to light. */
interface Uploading extends Creation {
  /** A row that DefectDojo took. */
  good: DesiredFinding | undefined;
  /** Refused with 500, which may be the row's fault or the server's. */
  readonly suspects: RefusedRow[];
  /** Whether DefectDojo takes an empty file, known before a file that it answers with 500 is halved. */
  takesUploads: boolean;
  /** Why it takes none. */
  trouble: OutsideFailure | undefined;
}

/**
 * Creates findings in uploads that may be repeated. A file that DefectDojo refuses is halved until the row it can't take
 * is alone; that one is quarantined and everything else goes on.
 *
 * @returns the placement, with its test if the first upload made it; and `unproven`, the failure of uploads that DefectDojo
 * refused with 500 and that may be its own fault
 * @throws {Postponed} when an upload had no answer
 */
export async function createFindings(
  work: Work,
  placement: Placement,
  desired: Iterable<DesiredFinding>,
  creation: Creation,
): Promise<Created> {
  const { known, progress } = creation;
  const uploading: Uploading = { ...creation, good: undefined, suspects: [], takesUploads: false, trouble: undefined };
  let place = placement;
  for (const chunk of chunksOf(desired, () => uploadSize(place))) {
    place = await upload(work, place, chunk, uploading);
    if (uploading.trouble) return { placement: place, unproven: uploading.trouble };
  }
  if (uploading.suspects.length > 0) place = await withTestLeftBehind(work, place);
  return { placement: place, unproven: await judgeRefusedRows(work, place, uploading, { known, progress }) };
}

async function upload(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  uploading: Uploading,
): Promise<Placement> {
  const { outcome, journaled, tookMs } = await sendJournaled(work, placement, chunk, uploading);
  const holder = holderOf(work, placement);
  if (outcome.kind === 'refused') {
    await work.findings.endUpload(holder, journaled, []);
    return withoutRefused(work, placement, chunk, outcome.failure, uploading);
  }
  const findingsPerUpload = nextUploadSize(uploadSize(placement), { findings: chunk.length, tookMs });
  const place = { ...placement, testId: outcome.testId, findingsPerUpload };
  const isNew = placement.testId === undefined || findingsPerUpload !== uploadSize(placement);
  if (isNew) await work.store.putPlacement(work.key, place);
  await work.findings.endUpload(holder, journaled, journaled.findings);
  for (const one of journaled.findings) remember(uploading, one);
  for (const { warnings } of chunk) uploading.progress.compromised(warnings);
  uploading.good = chunk[0];
  return place;
}

/** Goes on with the halves of a file that was refused, unless it was one row or the server is in trouble. */
async function withoutRefused(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  failure: OutsideFailure,
  uploading: Uploading,
): Promise<Placement> {
  const [desired, ...others] = chunk;
  if (desired === undefined) return placement;
  if (others.length === 0) {
    const refused = { desired, failure };
    if (isServerError(failure)) uploading.suspects.push(refused);
    else await quarantine(work, placement, refused, uploading);
    return placement;
  }
  const found = await withTestLeftBehind(work, placement);
  const ready = isServerError(failure) ? await takingUploads(work, found, uploading) : found;
  if (ready === undefined) {
    uploading.trouble = failure;
    return found;
  }
  const middle = Math.ceil(chunk.length / 2);
  const place = await upload(work, ready, chunk.slice(0, middle), uploading);
  return uploading.trouble ? place : upload(work, place, chunk.slice(middle), uploading);
}

/** A server that is in trouble would be sent each row for nothing, and each twice over. @returns undefined if it is */
async function takingUploads(work: Work, placement: Placement, uploading: Uploading): Promise<Placement | undefined> {
  if (uploading.takesUploads || uploading.good !== undefined) return placement;
  const place = await afterEmptyUpload(work, placement);
  uploading.takesUploads = place !== undefined;
  return place;
}

function isServerError({ status }: OutsideFailure): boolean {
  return status === 500;
}

/** A refused import may have made the test and stored rows in it: another import would make another test. */
async function withTestLeftBehind(work: Work, placement: Placement): Promise<Placement> {
  if (placement.testId !== undefined) return placement;
  const testId = await testIn(work, placement.engagementId);
  if (testId === undefined) return placement;
  const place = { ...placement, testId };
  await work.store.putPlacement(work.key, place);
  return place;
}

/** The server takes more findings in good time than it may be sent at once, unless it proved slower. */
function uploadSize({ findingsPerUpload = findingsPerUploadMax }: Placement): number {
  return findingsPerUpload;
}

/** @throws {Postponed} when no answer came: DefectDojo may go on working, so nothing is uploaded until that has settled */
async function sendJournaled(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  { known, scanId }: Creation,
) {
  const { findings, clock, newId, runId } = work;
  const now = clock.now();
  const journaled: JournaledUpload = {
    uploadId: newId(),
    runId,
    placementId: placement.placementId,
    startedAt: now.toISOString(),
    expectedMs: chunk.length * expectedPerFindingMs,
    findings: chunk.map((desired) => knownAfterCreation(desired, { before: known.get(desired.geckoId), scanId, now })),
  };
  const holder = holderOf(work, placement);
  await findings.beginUpload(holder, journaled);
  const sentAtMs = clock.now().getTime();
  const outcome = await sendUpload(work, placement, chunk).catch(async (error: unknown) => {
    // What throws left nothing behind, so there is nothing to settle.
    await findings.endUpload(holder, journaled, []);
    throw error;
  });
  if (outcome.kind !== 'unknown') return { outcome, journaled, tookMs: clock.now().getTime() - sentAtMs };
  const findingsPerUpload = nextUploadSize(uploadSize(placement), { findings: chunk.length, tookMs: undefined });
  await work.store.putPlacement(work.key, { ...placement, findingsPerUpload });
  const until = settlesAt(journaled);
  throw new Postponed('upload_settling', `An upload had no answer: ${outcome.failure.message}`, until);
}

function remember({ known, operations, progress }: Creation, finding: KnownFinding): void {
  known.set(finding.geckoId, finding);
  const operation = operations.get(finding.geckoId);
  if (operation) progress.done(operation, undefined);
}
