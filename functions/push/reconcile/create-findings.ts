import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import { fieldHashes } from '../../../shared/domain/desired/field-hashes.ts';
import { importRow } from '../../../shared/domain/desired/import-row.ts';
import { type JournaledUpload, settlesAt } from '../../../shared/domain/journaled-upload.ts';
import { knownAfterCreation, knownAfterRefusal } from '../../../shared/domain/known-after.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import type { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import { testTitle } from '../../../shared/domain/place-names.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import type { CreateOperation } from '../../../shared/domain/plan/operation.ts';
import { findingsPerUploadMax, nextUploadSize } from '../../../shared/domain/upload-size.ts';
import type { UploadOutcome } from '../../../shared/ports/defectdojo-findings.ts';
import { chunksOf } from './chunks.ts';
import { testIn } from './place.ts';
import { Postponed } from './postponed.ts';
import type { Progress } from './progress.ts';
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

/** A row that DefectDojo refused alone. */
interface Refused {
  readonly desired: DesiredFinding;
  readonly failure: OutsideFailure;
}

/** What the uploads of a run brought to light. */
interface Uploading extends Creation {
  /** A row that DefectDojo took. */
  good: DesiredFinding | undefined;
  /** Refused with 500, which may be the row's fault or the server's. */
  readonly suspects: Refused[];
}

/**
 * Creates findings in uploads that may be repeated. A file that DefectDojo refuses is halved until the row it can't take
 * is alone; that one is quarantined and everything else goes on.
 *
 * @returns the placement, with its test if the first upload made it; and `unproven`, the failure of rows that DefectDojo
 * refused with 500 while it took no other row, so that it may be in trouble itself
 * @throws {Postponed} when an upload had no answer
 */
export async function createFindings(
  work: Work,
  placement: Placement,
  desired: Iterable<DesiredFinding>,
  creation: Creation,
): Promise<Created> {
  const uploading: Uploading = { ...creation, good: undefined, suspects: [] };
  let place = placement;
  for (const chunk of chunksOf(desired, () => uploadSize(place))) place = await upload(work, place, chunk, uploading);
  return { placement: place, unproven: await judgeSuspects(work, place, uploading) };
}

async function upload(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  uploading: Uploading,
): Promise<Placement> {
  const { outcome, journaled, tookMs } = await sendJournaled(work, placement, chunk, uploading);
  const holder = holderOf(work, placement);
  if (outcome.kind === 'done') {
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
  await work.findings.endUpload(holder, journaled, []);
  const [desired, ...others] = chunk;
  if (desired === undefined) return placement;
  if (others.length === 0) {
    const refused = { desired, failure: outcome.failure };
    if (outcome.failure.status === 500) uploading.suspects.push(refused);
    else await quarantine(work, placement, refused, uploading);
    return placement;
  }
  const middle = Math.ceil(chunk.length / 2);
  const found = await withTestLeftBehind(work, placement);
  const place = await upload(work, found, chunk.slice(0, middle), uploading);
  return upload(work, place, chunk.slice(middle), uploading);
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
  const outcome = await send(work, placement, chunk).catch(async (error: unknown) => {
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

async function send(
  { dojo, key }: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
): Promise<UploadOutcome> {
  const rows = chunk.map(importRow);
  const { testId, engagementId } = placement;
  if (testId !== undefined) return dojo.findings.reimport({ testId, rows });
  return dojo.findings.importIntoNewTest({ engagementId, testTitle: testTitle(key), rows });
}

function remember({ known, operations, progress }: Creation, finding: KnownFinding): void {
  known.set(finding.geckoId, finding);
  const operation = operations.get(finding.geckoId);
  if (operation) progress.done(operation, undefined);
}

/** A 500 is the row's fault only if DefectDojo takes another row at the same time; else the server is in trouble. */
async function judgeSuspects(
  work: Work,
  placement: Placement,
  uploading: Uploading,
): Promise<OutsideFailure | undefined> {
  const { suspects, good } = uploading;
  const [first] = suspects;
  if (first === undefined) return undefined;
  if (good === undefined) return first.failure;
  const probe = await send(work, placement, [good]);
  if (probe.kind !== 'done') return first.failure;
  for (const refused of suspects) await quarantine(work, placement, refused, uploading);
  return undefined;
}

async function quarantine(
  work: Work,
  placement: Placement,
  { desired, failure }: Refused,
  creation: Creation,
): Promise<void> {
  const { known, progress } = creation;
  const refused = { geckoId: desired.geckoId, hashes: fieldHashes(desired), reason: failure.message };
  const remembered = knownAfterRefusal(refused, known.get(desired.geckoId), work.clock.now());
  await work.findings.putKnown(holderOf(work, placement), [remembered]);
  known.set(desired.geckoId, remembered);
  progress.skipped(desired.geckoId, 'refused_by_defectdojo', failure.message, 'quarantined');
}
