import type { DojoTest } from '../../../../shared/ports/defectdojo.ts';
import type { Work } from '../work.ts';

/** The scan type of the files that are uploaded, which is a test type at the same time. */
export const uploadedType = 'Generic Findings Import';

/**
 * Gives our test back its scan type where somebody took it: DefectDojo matches the rows of a test of unknown scan type by title
 * and severity alone, so that one finding's fix would close another (3.2.0, measured).
 */
export async function holdScanType({ key, runId, dojo, log }: Work, { id, scanType }: DojoTest): Promise<void> {
  if (scanType === undefined || scanType === uploadedType) return;
  log.warn('the scan type of our test is put right', { ...key, runId, testId: id, scanType });
  await dojo.dojo.setScanType(id, uploadedType);
}
