import type { GeckoFinding } from './gecko-finding.ts';

/** One row per finding: where Gecko lists an id for several scans, the row of the newest scan counts. */
export function newestRows(findings: readonly GeckoFinding[]): GeckoFinding[] {
  const byId = new Map<string, GeckoFinding>();
  for (const finding of findings) {
    const seen = byId.get(finding.id);
    if (!seen || (seen.scanCreatedAt ?? '') < (finding.scanCreatedAt ?? '')) byId.set(finding.id, finding);
  }
  return [...byId.values()];
}
