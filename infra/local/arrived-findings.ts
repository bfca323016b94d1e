import * as z from 'zod';
import { gatewayHeadersOf } from '../../shared/adapters/defectdojo/calls/gateway-headers-of.ts';
import { createOutboundClient } from '../../shared/http/outbound-client.ts';
import { localTargetRules } from '../../shared/http/target/target-rules.ts';
import type { OpenDefectDojo } from './endpoints.ts';

const findingsPerPage = 250;
const deadlineMs = 60_000;
const pageSchema = z.object({
  count: z.int(),
  results: z.array(z.object({ severity: z.string(), active: z.boolean() })),
});

/** DefectDojo's severities, worst first. */
export const severities = ['Critical', 'High', 'Medium', 'Low', 'Info'] as const;

/** Counts a test's findings by severity, as DefectDojo itself shows them, asked the way a sync asks. */
export async function countArrivedFindings(defectDojo: OpenDefectDojo, testId: string): Promise<Map<string, number>> {
  const { url: baseUrl, apiKey, certificateAuthority } = defectDojo;
  const client = createOutboundClient({
    baseUrl,
    rules: localTargetRules,
    userAgent: 'gecko-defectdojo-export/local',
    defaultHeaders: { authorization: `Token ${apiKey}` },
    gatewayHeaders: gatewayHeadersOf({ ...defectDojo, baseUrl }),
    certificateAuthority,
  });
  const counts = new Map<string, number>(severities.map((severity) => [severity, 0]));
  try {
    for (let offset = 0; ; offset += findingsPerPage) {
      const query = { test: testId, limit: String(findingsPerPage), offset: String(offset) };
      const request = { method: 'GET', path: '/api/v2/findings/', query, deadlineMs } as const;
      const { count, results } = (await client.requestJson(pageSchema, request)).data;
      for (const { severity } of results) counts.set(severity, (counts.get(severity) ?? 0) + 1);
      if (results.length === 0 || offset + results.length >= count) return counts;
    }
  } finally {
    await client.close();
  }
}
