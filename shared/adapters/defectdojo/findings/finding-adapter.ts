import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojoFindings } from '../../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { unlessMissing } from '../calls/unless-missing.ts';
import { engagementStateSchema } from '../places/engagement-schema.ts';
import { createFindingReads } from './finding-reads.ts';
import { createFindingUploads } from './finding-uploads.ts';
import { createFindingWrites } from './finding-writes.ts';

/** {@link DefectDojoFindings} over API v2. */
export function createHttpDefectDojoFindings(calls: DefectDojoCalls): DefectDojoFindings {
  return {
    ...createFindingReads(calls),
    ...createFindingUploads(calls),
    ...createFindingWrites(calls),
    engagement: (id) => unlessMissing(calls.get(engagementStateSchema, requestPath`/api/v2/engagements/${id}/`)),
  };
}
