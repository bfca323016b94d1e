import { findingsPerUploadMax } from '../../../../shared/domain/defectdojo/upload-size.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Work } from '../work.ts';
import { uploadSize } from './send-journaled.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Reads that are sent for their time alone, at most. */
const readsMax = 3;

/**
 * Sends small reads for the time they take, where a first file would hold most of the rows and not all by those so far: of few the quickest
 * may be slow by chance (3.2.0, measured: of two 21 to 37 ms), and rows of a second file cost a quarter more.
 */
export async function timeReads(work: Work, placement: Placement, rows: number): Promise<void> {
  const { testId, findingsPerUpload, engagementId } = placement;
  if (testId !== undefined || findingsPerUpload !== undefined) return;
  const wanted = Math.min(rows, findingsPerUploadMax, work.gate.findingsMax);
  for (let reads = 0; reads < readsMax; reads += 1) {
    const size = uploadSize(work, placement);
    if (size >= wanted || size < wanted / 2) return;
    await unlessUnknown(work.dojo.dojo.testsOf(engagementId));
  }
}
