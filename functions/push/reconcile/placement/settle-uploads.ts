import { isForgotten, type JournaledUpload, settling } from '../../../../shared/domain/known/journaled-upload.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { knownWithoutAnswer } from '../../../../shared/domain/plan/known-after.ts';
import { Postponed } from '../postponed.ts';
import type { Progress } from '../progress.ts';
import { holderOf, type Work } from '../work.ts';
import { whatArrived } from './what-arrived.ts';

/**
 * Takes care of uploads to this place that had no answer: DefectDojo may still be working on them, so nothing is uploaded
 * until each has settled; then what is there of it is adopted, and the plan sends the rest, also of those that are there: what
 * had no answer comes after everything else then.
 *
 * @returns whether there were any: what is known of findings may be more then than it was
 * @throws {Postponed} while one may still be running
 */
export async function settleUploads(work: Work, placement: Placement, progress: Progress): Promise<boolean> {
  const { findings, key, clock, dojo } = work;
  const holder = holderOf(work, placement);
  const [uploads, elsewhere] = partition(await findings.openUploads(key), placement);
  for (const upload of elsewhere) if (isForgotten(upload, clock.now())) await findings.endUpload(holder, upload, []);
  if (uploads.length === 0) return false;
  const { testId } = placement;
  const count = testId === undefined ? 0 : await dojo.findings.countFindings(testId);
  for (const upload of uploads) {
    const state = settling(upload, count, clock.now());
    if (state.kind === 'settled') continue;
    await findings.noteUpload(holder, { ...upload, lastCount: state.lastCount });
    throw new Postponed(
      'upload_settling',
      'An upload had no answer; DefectDojo may still be working on it.',
      state.until,
    );
  }
  const sent = uploads.flatMap((upload) => upload.findings);
  const arrived = testId === undefined ? [] : (await whatArrived(work, testId, sent)).known;
  const byGeckoId = new Map(arrived.map((one) => [one.geckoId, one]));
  const isAnyUnanswered = uploads.some(({ unanswered }) => unanswered !== undefined);
  const known = isAnyUnanswered ? await findings.known(key, placement.placementId) : new Map<string, KnownFinding>();
  for (const upload of uploads) {
    const adopted = upload.findings.flatMap(({ geckoId }) => byGeckoId.get(geckoId) ?? []);
    const missing = suspectedOf(upload, byGeckoId, known, clock.now());
    await findings.endUpload(holder, upload, [...adopted, ...missing]);
    for (const one of missing) known.set(one.geckoId, one);
  }
  for (const one of byGeckoId.values()) progress.adopted(one);
  return true;
}

/** What is known of findings of an upload without an answer that aren't there: one of them may be why it had none. */
function suspectedOf(
  { uploadId, unanswered, findings }: JournaledUpload,
  arrived: ReadonlyMap<string, KnownFinding>,
  known: ReadonlyMap<string, KnownFinding>,
  now: Date,
): KnownFinding[] {
  if (unanswered === undefined) return [];
  const upload = { upload: uploadId, alone: findings.length === 1, ...unanswered };
  return findings
    .filter(({ geckoId }) => !arrived.has(geckoId))
    .map((one) => knownWithoutAnswer(one, known.get(one.geckoId), upload, now));
}

/** Those that went to this place, and those that went to another: the repository was mapped differently then. */
function partition(
  uploads: readonly JournaledUpload[],
  { placementId }: Placement,
): readonly [here: readonly JournaledUpload[], elsewhere: readonly JournaledUpload[]] {
  return [
    uploads.filter((upload) => upload.placementId === placementId),
    uploads.filter((upload) => upload.placementId !== placementId),
  ];
}
