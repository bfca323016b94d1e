import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { importRow } from '../../../../shared/domain/desired/import-row.ts';
import { testTitle } from '../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { UploadOutcome } from '../../../../shared/ports/defectdojo-findings.ts';
import type { Work } from '../work.ts';

/**
 * Uploads findings into our test, or into a new one where there is none yet, and learns what is let through.
 *
 * @param neededMs for how long a file for our test must be free to take, milliseconds. @default the longest that any may take
 */
export async function sendUpload(
  { dojo, key, gate }: Pick<Work, 'dojo' | 'key' | 'gate'>,
  { testId, engagementId, environment }: Pick<Placement, 'testId' | 'engagementId' | 'environment'>,
  chunk: readonly DesiredFinding[],
  neededMs?: number,
): Promise<UploadOutcome> {
  const rows = chunk.map(importRow);
  await gate.look();
  const outcome = await (testId === undefined
    ? dojo.findings.importIntoNewTest({ engagementId, testTitle: testTitle(key), rows, environment })
    : dojo.findings.reimport({ testId, rows, environment, neededMs }));
  gate.ended(rows, outcome);
  return outcome;
}
