import type { ImportRow } from '../../shared/domain/desired/import-row.ts';
import type { Placement } from '../../shared/domain/placement.ts';
import type { DefectDojo } from '../../shared/ports/defectdojo.ts';
import type { Place } from './place-findings.ts';

/** Findings per upload: customers' load balancers often cut at 60 s, and 500 take about 4 s (measured). */
const findingsPerUpload = 500;
/** Findings per page of a listing: 250 take about 0.5 s (measured). */
const findingsPerPage = 250;

/** What an upload of new findings came to. */
export interface AppliedFindings {
  readonly placement: Placement;
  readonly created: readonly string[];
  readonly unchanged: number;
}

/** Creates those of the rows that the test doesn't hold yet, told apart by Gecko's id; touches no other finding. */
export async function applyFindings(
  dojo: DefectDojo,
  place: Place,
  rows: readonly ImportRow[],
  testTitle: string,
): Promise<AppliedFindings | undefined> {
  const known = place.kind === 'test' ? await knownIds(dojo, place.placement.testId) : new Set<string>();
  const missing = rows.filter((row) => !known.has(row.unique_id_from_tool));
  let placement = place.kind === 'test' ? place.placement : undefined;
  for (let start = 0; start < missing.length; start += findingsPerUpload) {
    const findings = missing.slice(start, start + findingsPerUpload);
    if (placement) await dojo.reimportFindings({ testId: placement.testId, findings });
    else {
      const testId = await dojo.importFindings({ engagementId: place.placement.engagementId, testTitle, findings });
      placement = { ...place.placement, testId };
    }
  }
  if (!placement) return undefined;
  const created = missing.map((row) => row.unique_id_from_tool);
  return { placement, created, unchanged: rows.length - missing.length };
}

async function knownIds(dojo: DefectDojo, testId: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += findingsPerPage) {
    const { items, total } = await dojo.findingsOf(testId, { limit: findingsPerPage, offset });
    for (const { uniqueIdFromTool } of items) if (uniqueIdFromTool !== null) ids.add(uniqueIdFromTool);
    if (offset + items.length >= total || items.length === 0) return ids;
  }
}
