import * as z from 'zod';
import { requestPath } from '../../http/request-path.ts';
import type { DefectDojoFindings, ProductRiskAcceptance } from '../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from './calls.ts';
import { engagementStateSchema } from './engagement-schema.ts';
import { createFindingReads } from './finding-reads.ts';
import { createFindingUploads } from './finding-uploads.ts';
import { createFindingWrites } from './finding-writes.ts';
import { unlessMissing } from './unless-missing.ts';

const riskAcceptanceSchema = z
  .object({ enable_simple_risk_acceptance: z.boolean(), enable_full_risk_acceptance: z.boolean() })
  .transform(
    (product): ProductRiskAcceptance => ({
      simple: product.enable_simple_risk_acceptance,
      full: product.enable_full_risk_acceptance,
    }),
  );

/** {@link DefectDojoFindings} over API v2. */
export function createHttpDefectDojoFindings(calls: DefectDojoCalls): DefectDojoFindings {
  return {
    ...createFindingReads(calls),
    ...createFindingUploads(calls),
    ...createFindingWrites(calls),
    engagement: (id) => unlessMissing(calls.get(engagementStateSchema, requestPath`/api/v2/engagements/${id}/`)),
    productRiskAcceptance: (id) => unlessMissing(calls.get(riskAcceptanceSchema, requestPath`/api/v2/products/${id}/`)),
  };
}
