import { type GeckoFinding, parseGeckoRow, type Quarantined } from '../../shared/domain/gecko-finding.ts';
import { newestRows } from '../../shared/domain/newest-rows.ts';
import type { GeckoApi, GeckoPage } from '../../shared/ports/gecko-api.ts';

/** Gecko's own maximum for one page (API reference, pagination). */
const rowsPerPage = 1000;

/** What Gecko says a repository has. */
export interface FetchedFindings {
  readonly findings: readonly GeckoFinding[];
  readonly quarantined: readonly Quarantined[];
}

/**
 * A repository's present findings: those of its newest complete deep scan that its own listing shows too, since a scan
 * may span repositories and a repository's listing spans scans. Rows are read one by one: a bad one is set aside.
 */
export async function fetchFindings(gecko: GeckoApi, repositoryId: string, scanId: string): Promise<FetchedFindings> {
  const ofScan = new Set((await everyRow((page) => gecko.scanFindings(scanId, page))).map(idOf));
  const ofRepository = await everyRow((page) => gecko.repositoryFindings(repositoryId, page));
  const findings: GeckoFinding[] = [];
  const quarantined: Quarantined[] = [];
  for (const row of ofRepository) {
    const parsed = parseGeckoRow(row);
    if (parsed.kind === 'quarantined') quarantined.push(parsed);
    else if (ofScan.has(parsed.finding.id)) findings.push(parsed.finding);
  }
  return { findings: newestRows(findings), quarantined };
}

async function everyRow(read: (page: { limit: number; offset: number }) => Promise<GeckoPage>): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const page = await read({ limit: rowsPerPage, offset: rows.length });
    rows.push(...page.rows);
    if (!page.hasMore || page.rows.length === 0) return rows;
  }
}

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
}
