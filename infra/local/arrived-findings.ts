import * as z from 'zod';
import type { Endpoints } from './endpoints.ts';

const findingsPerPage = 250;
const pageSchema = z.object({
  count: z.int(),
  results: z.array(z.object({ severity: z.string(), active: z.boolean() })),
});

/** DefectDojo's severities, worst first. */
export const severities = ['Critical', 'High', 'Medium', 'Low', 'Info'] as const;

/** Counts a test's findings by severity, as DefectDojo itself shows them. */
export async function countArrivedFindings({ defectDojo }: Endpoints, testId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>(severities.map((severity) => [severity, 0]));
  for (let offset = 0; ; offset += findingsPerPage) {
    const query = new URLSearchParams({ test: testId, limit: String(findingsPerPage), offset: String(offset) });
    const response = await fetch(`${defectDojo.url.replace(/\/$/, '')}/api/v2/findings/?${query}`, {
      headers: { authorization: `Token ${defectDojo.apiKey}` },
    });
    const { count, results } = pageSchema.parse(await response.json());
    for (const { severity } of results) counts.set(severity, (counts.get(severity) ?? 0) + 1);
    if (results.length === 0 || offset + results.length >= count) return counts;
  }
}
