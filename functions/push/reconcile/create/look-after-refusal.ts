import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { JournaledUpload } from '../../../../shared/domain/known/journaled-upload.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { testIn } from '../placement/our-test.ts';
import { whatArrived } from '../placement/what-arrived.ts';
import { tooLarge } from '../upload-gate.ts';
import { holderOf, type Work } from '../work.ts';
import { noteCreated, type Uploading } from './uploading.ts';

/** An upload that DefectDojo refused. */
export interface RefusedUpload {
  readonly chunk: readonly DesiredFinding[];
  readonly journaled: JournaledUpload;
  readonly failure: OutsideFailure;
}

/** What is left of it. */
export interface Left {
  /** The place, with the test that the upload may have made. */
  readonly placement: Placement;
  /** What isn't there. */
  readonly rest: readonly DesiredFinding[];
}

/**
 * Looks what is there of an upload that was refused: a refusal is a claim, and rows may be stored all the same. They count as
 * created. Only what is new in the test is read, and only if anything is.
 */
export async function lookAfterRefusal(
  work: Work,
  placement: Placement,
  { chunk, journaled, failure }: RefusedUpload,
  uploading: Uploading,
): Promise<Left> {
  const place = await withTestLeftBehind(work, placement);
  const arrived = failure.status === tooLarge ? [] : await lookFor(work, place, journaled.findings, uploading);
  await work.findings.endUpload(holderOf(work, place), journaled, arrived);
  noteCreated(uploading, arrived);
  const there = new Set(arrived.map(({ geckoId }) => geckoId));
  for (const { geckoId, warnings } of chunk) if (there.has(geckoId)) uploading.progress.compromised(warnings);
  // The last one that was stored may not be whole enough to be sent again: where it broke off, it may lack its hash.
  const [first, second] = arrived
    .filter(({ defectDojoId }) => defectDojoId !== undefined)
    .toSorted((one, other) => (one.defectDojoId ?? 0) - (other.defectDojoId ?? 0));
  if (second !== undefined) uploading.stored ??= chunk.find(({ geckoId }) => geckoId === first?.geckoId);
  const rest = chunk.filter(({ geckoId }) => !there.has(geckoId));
  const isContradicted = rest.length === 0 && failure.kind === 'rejected';
  if (isContradicted) uploading.progress.warned('upload_refused_but_stored', failure.message);
  return { placement: place, rest };
}

/** A refused import may have made the test and stored rows in it: another import would make another test. */
async function withTestLeftBehind(work: Work, placement: Placement): Promise<Placement> {
  if (placement.testId !== undefined) return placement;
  const test = await testIn(work, placement.engagementId);
  if (test === undefined) return placement;
  const place = { ...placement, testId: test.id };
  await work.store.putPlacement(work.key, place);
  return place;
}

async function lookFor(
  work: Work,
  { testId }: Placement,
  findings: readonly KnownFinding[],
  uploading: Uploading,
): Promise<readonly KnownFinding[]> {
  if (testId === undefined) return [];
  const count = await work.dojo.findings.countFindings(testId);
  if (count === uploading.expectedFindings) return [];
  const { known, total } = await whatArrived(work, testId, findings, Math.min(count, uploading.expectedFindings));
  uploading.expectedFindings = total;
  return known;
}
