import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { fieldHashes } from '../../../../shared/domain/desired/field-hashes.ts';
import { judgedUntil } from '../../../../shared/domain/failures/suspicion.ts';
import {
  isAnySentAlone,
  isNeverDoneWith,
  onceJudged,
  onceOthersTaken,
  type SuspectedUpload,
} from '../../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { contentKey } from '../../../../shared/domain/plan/content-key.ts';
import { knownAfterRefusal } from '../../../../shared/domain/plan/known-after.ts';
import { reasons } from '../../../../shared/domain/plan/reasons.ts';
import { Postponed } from '../postponed.ts';
import { holderOf, type Work } from '../work.ts';
import { type Created, judge, uploadAll } from './create-findings.ts';
import { proveUploads } from './prove-uploads.ts';
import { type Creation, startUploading, type Uploading } from './uploading.ts';

/** What creating such rows goes by. */
export interface UnansweredCreation extends Creation {
  readonly suspected: readonly SuspectedUpload[];
  /** The rows as they are to be. */
  readonly desiredOf: (wanted: ReadonlySet<string>) => AsyncIterable<DesiredFinding>;
  /** A row that DefectDojo took in this run. */
  readonly good: DesiredFinding | undefined;
}

/**
 * Creates findings that were in uploads without an answer, once everything else was done: in smaller files each time, until what
 * DefectDojo never gets done with is alone. That is quarantined where it answers others, and tried again after a day.
 *
 * @throws {Postponed} when one of them had no answer again
 */
export async function createUnanswered(
  work: Work,
  placement: Placement,
  { suspected, desiredOf, good, ...creation }: UnansweredCreation,
): Promise<Created> {
  await work.gate.look();
  // Without an answer to that, no row is to blame for having none.
  const proof = isAnySentAlone(suspected) && good === undefined ? await proveUploads(work, placement) : undefined;
  let place = proof?.placement ?? placement;
  if (proof?.failure !== undefined) return { placement: place, unproven: proof.failure, good };
  const before = { isSuspected: true, good, takesUploads: proof !== undefined };
  const uploading = startUploading(creation, place, before);
  const sure = sureRows(work, suspected, uploading);
  const quarantined = await quarantineAll(work, place, desiredOf(sure), uploading);
  try {
    for (const { rows, atOnce } of suspected) {
      const left = new Set(rows).difference(quarantined);
      if (left.size > 0) place = await uploadAll(work, place, desiredOf(left), uploading, atOnce);
    }
  } catch (error) {
    if (error instanceof Postponed && uploading.good !== undefined) await noteTaken(work, place, suspected, uploading);
    throw error;
  }
  return judge(work, place, uploading);
}

/** Remembers of rows whose turn didn't come that others were taken meanwhile: when they are tried next, there may be none left. */
async function noteTaken(
  work: Work,
  placement: Placement,
  suspected: readonly SuspectedUpload[],
  { known }: Uploading,
): Promise<void> {
  const writtenAt = work.clock.now().toISOString();
  const noted = suspected
    .flatMap(({ rows }) => rows)
    .flatMap((geckoId): KnownFinding[] => {
      const one = known.get(geckoId);
      const unanswered = one?.unanswered && onceOthersTaken(one.unanswered);
      return one && unanswered ? [{ ...one, unanswered, writtenAt }] : [];
    });
  if (noted.length > 0) await work.findings.putKnown(holderOf(work, placement), noted);
}

/** Those that it must be, as long as DefectDojo answers uploads now: it took a row in this run, or takes an empty file. */
function sureRows(
  { clock }: Work,
  suspected: readonly SuspectedUpload[],
  { known }: Pick<Uploading, 'known'>,
): Set<string> {
  const all = suspected.flatMap(({ rows }) => rows);
  const isOnly = all.length === 1;
  const isSure = (geckoId: string) => {
    const { unanswered, refused } = known.get(geckoId) ?? {};
    if (unanswered === undefined) return false;
    return isNeverDoneWith(unanswered, { isOnly, wasJudged: refused?.content === unanswered.content }, clock.now());
  };
  return new Set(all.filter(isSure));
}

/** Leaves rows out for a day, unless they have changed since. */
async function quarantineAll(
  work: Work,
  placement: Placement,
  rows: AsyncIterable<DesiredFinding>,
  { known, progress }: Uploading,
): Promise<ReadonlySet<string>> {
  const quarantined = new Set<string>();
  const code = 'unanswered_by_defectdojo';
  for await (const desired of rows) {
    const { geckoId } = desired;
    const before = known.get(geckoId);
    const hashes = fieldHashes(desired);
    if (before?.unanswered?.content !== contentKey(hashes)) continue;
    const now = work.clock.now();
    const refused = { geckoId, hashes, reason: reasons[code], proven: true, until: judgedUntil(now), code } as const;
    const record = knownAfterRefusal(refused, { ...before, unanswered: onceJudged(before.unanswered, now) }, now);
    await work.findings.putKnown(holderOf(work, placement), [record]);
    known.set(geckoId, record);
    progress.skipped(geckoId, code, reasons[code], 'quarantined');
    quarantined.add(geckoId);
  }
  return quarantined;
}
