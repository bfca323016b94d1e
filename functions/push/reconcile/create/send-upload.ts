import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { importRow } from '../../../../shared/domain/desired/import-row.ts';
import { testTitle } from '../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { UploadOutcome } from '../../../../shared/ports/defectdojo-findings.ts';
import type { Work } from '../work.ts';

/** Uploads findings into our test, or into a new one where there is none yet. */
export async function sendUpload(
  { dojo, key }: Pick<Work, 'dojo' | 'key'>,
  { testId, engagementId, environment }: Pick<Placement, 'testId' | 'engagementId' | 'environment'>,
  chunk: readonly DesiredFinding[],
): Promise<UploadOutcome> {
  const rows = chunk.map(importRow);
  if (testId !== undefined) return dojo.findings.reimport({ testId, rows, environment });
  return dojo.findings.importIntoNewTest({ engagementId, testTitle: testTitle(key), rows, environment });
}
