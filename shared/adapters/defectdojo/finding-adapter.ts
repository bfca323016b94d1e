import { requestPath } from '../../http/request-path.ts';
import type { DefectDojoFindings } from '../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from './calls.ts';
import { engagementStateSchema } from './engagement-schema.ts';
import { createFindingReads } from './finding-reads.ts';
import { createFindingUploads } from './finding-uploads.ts';
import { createFindingWrites } from './finding-writes.ts';
import { unlessMissing } from './unless-missing.ts';

/** {@link DefectDojoFindings} over API v2. */
export function createHttpDefectDojoFindings(calls: DefectDojoCalls): DefectDojoFindings {
  return {
    ...createFindingReads(calls),
    ...createFindingUploads(calls),
    ...createFindingWrites(calls),
    engagement: (id) => unlessMissing(calls.get(engagementStateSchema, requestPath`/api/v2/engagements/${id}/`)),
  };
}
