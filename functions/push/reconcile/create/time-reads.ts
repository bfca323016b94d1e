import { bulkImportSince, isServerAtLeast } from '../../../../shared/domain/defectdojo/server-version.ts';
import { findingsPerUploadMax } from '../../../../shared/domain/defectdojo/upload-size.ts';
import { isOverloaded, OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Work } from '../work.ts';
import { uploadSize } from './send-journaled.ts';

/** Reads that are sent for their time alone, at most. */
const readsMax = 3;

/**
 * Sends small reads for the time they take, where a first file would hold most of the rows and not all by those so far: of few the quickest
 * may be slow by chance (3.2.0, measured: of two 21 to 37 ms), and a row of a second file costs half as much again.
 *
 * @throws {OutsideFailure} where DefectDojo is overloaded
 */
export async function timeReads(work: Work, placement: Placement, rows: number): Promise<void> {
  const { testId, findingsPerUpload, engagementId } = placement;
  // Of others the size doesn't hang on reads.
  const isByReads = isServerAtLeast(work.policy.defectDojoVersion, bulkImportSince);
  if (testId !== undefined || findingsPerUpload !== undefined || !isByReads) return;
  const wanted = Math.min(rows, findingsPerUploadMax, work.gate.findingsMax);
  for (let reads = 0; reads < readsMax; reads += 1) {
    const size = uploadSize(work, placement);
    if (size >= wanted || size < wanted / 2) return;
    try {
      await work.dojo.dojo.testsOf(engagementId);
    } catch (error) {
      if (!(error instanceof OutsideFailure) || isOverloaded(error)) throw error;
      return;
    }
  }
}
