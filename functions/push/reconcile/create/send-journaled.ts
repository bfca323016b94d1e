import {
  firstUploadSize,
  nextUploadSize,
  sizeAfterFirst,
  type UploadPace,
} from '../../../../shared/domain/defectdojo/upload-size.ts';
import { neededForUploadMs } from '../../../../shared/domain/defectdojo/upload-time.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { type AnsweredBefore, waitMs } from '../../../../shared/domain/failures/unanswered.ts';
import { type JournaledUpload, settlesAt } from '../../../../shared/domain/known/journaled-upload.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { knownAfterCreation } from '../../../../shared/domain/plan/known-after.ts';
import type { UploadOutcome } from '../../../../shared/ports/defectdojo-findings.ts';
import { Postponed } from '../postponed.ts';
import { holderOf, type Work } from '../work.ts';
import { sendUpload } from './send-upload.ts';
import type { Uploading } from './uploading.ts';

/** What one finding of an upload takes DefectDojo, milliseconds (measured: 7 to 8 on two cores). */
const expectedPerFindingMs = 10;

/** An upload that was answered; it stays in the journal until what came of it is known. */
export interface Answered {
  readonly outcome: Exclude<UploadOutcome, { kind: 'unknown' }>;
  readonly journaled: JournaledUpload;
  readonly tookMs: number;
}

/**
 * Uploads findings, written down before.
 *
 * @throws {Postponed} when no answer came: DefectDojo may go on working, so nothing is uploaded until that has settled
 */
export async function sendJournaled(
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  uploading: Uploading,
): Promise<Answered> {
  const { findings, clock, newId, runId } = work;
  const { known, scanId, isSuspected } = uploading;
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
  const neededMs = isSuspected ? undefined : neededForUploadMs(uploading.lastFile, chunk.length);
  const outcome = await sendUpload(work, placement, chunk, neededMs).catch(async (error: unknown) => {
    // What throws left nothing behind, so there is nothing to settle.
    await findings.endUpload(holder, journaled, []);
    throw error;
  });
  if (outcome.kind !== 'unknown') return { outcome, journaled, tookMs: clock.now().getTime() - sentAtMs };
  await findings.noteUpload(holder, { ...journaled, unanswered: { answeredBefore: answeredBefore(uploading) } });
  // Rows that had no answer before say nothing of how large files may be.
  if (!isSuspected) await makeSmaller(work, placement, chunk.length);
  const until = Math.max(settlesAt(journaled).getTime(), clock.now().getTime() + waitFor(chunk, uploading));
  throw new Postponed('upload_settling', `An upload had no answer: ${outcome.failure.message}`, new Date(until));
}

/** A row alone that was tried often without being judged isn't tried as often as others. */
function waitFor([first, ...others]: readonly DesiredFinding[], { known }: Uploading): number {
  const unanswered = first && others.length === 0 ? known.get(first.geckoId)?.unanswered : undefined;
  return unanswered === undefined ? 0 : waitMs(unanswered);
}

function answeredBefore({ good, takesUploads }: Uploading): AnsweredBefore {
  if (good !== undefined) return 'rows';
  return takesUploads ? 'empty' : 'none';
}

async function makeSmaller(work: Work, placement: Placement, findings: number): Promise<void> {
  const size = placement.findingsPerUpload ?? firstSize(work);
  const findingsPerUpload = nextUploadSize(size, { findings, tookMs: undefined });
  await work.store.putPlacement(work.key, { ...placement, findingsPerUpload });
}

/** By what the last upload took, for the first one by what reads took; and never more than is let through. */
export function uploadSize(work: Pick<Work, 'dojo' | 'policy' | 'gate'>, { findingsPerUpload }: Placement): number {
  return Math.min(findingsPerUpload ?? firstSize(work), work.gate.findingsMax);
}

/** What the next upload should hold after one that was answered. What is let through just now says nothing of how fast the server is. */
export function sizeAfter(
  work: Pick<Work, 'dojo' | 'policy'>,
  { findingsPerUpload }: Placement,
  pace: UploadPace,
): number {
  return nextUploadSize(findingsPerUpload ?? sizeAfterFirst(firstSize(work)), pace);
}

function firstSize({ dojo, policy }: Pick<Work, 'dojo' | 'policy'>): number {
  return firstUploadSize({ quickestReadMs: dojo.usage.read.quickestMs, server: policy.defectDojoVersion });
}
