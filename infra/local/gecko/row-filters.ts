import type { WireRow } from './rows.ts';

/** Filters of a vulnerability listing; the answer echoes them, `null` for those not asked for. */
export interface RowFilters {
  severity?: number | undefined;
  type?: string | undefined;
  cwe?: string | undefined;
  scanId?: string | undefined;
  days?: number | undefined;
}

const dayMs = 86_400_000;

/** The rows that pass. `severity` is exact in a scan's listing and a minimum elsewhere; `type` and `cwe` are substrings in any case. */
export function filterRows(
  rows: WireRow[],
  filters: RowFilters,
  options: { severity: 'exact' | 'minimum'; now: Date },
): WireRow[] {
  const { severity, type, cwe, scanId, days } = filters;
  const since = days === undefined ? undefined : options.now.getTime() - days * dayMs;
  return rows.filter(
    (row) =>
      (severity === undefined || severityPasses(row['severity'], severity, options.severity)) &&
      contains(row['type'], type) &&
      contains(row['cwe'], cwe) &&
      (scanId === undefined || row['scanId'] === scanId) &&
      (since === undefined || Date.parse(String(row['scanCreatedAt'])) >= since),
  );
}

/** The filters as every answer echoes them. */
export function echo<Key extends string>(
  keys: readonly Key[],
  query: Partial<Record<Key, unknown>>,
): Record<Key, unknown> {
  return Object.fromEntries(keys.map((key) => [key, query[key] ?? null])) as Record<Key, unknown>;
}

function severityPasses(value: unknown, wanted: number, match: 'exact' | 'minimum'): boolean {
  if (typeof value !== 'number') return false;
  return match === 'exact' ? value === wanted : value >= wanted;
}

function contains(value: unknown, part: string | undefined): boolean {
  if (part === undefined) return true;
  return typeof value === 'string' && value.toLowerCase().includes(part.toLowerCase());
}
