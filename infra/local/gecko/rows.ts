import { newestScansFirst, type Scan, type StoredRow, type Team } from './state.ts';

/** A row as it goes over the wire. */
export type WireRow = Record<string, unknown>;

const richerFields =
  'status statusChangedAt acceptedUntil firstSeenAt line description callChain proofOfConcept patch remediation url';

/** The rows of one scan, in the scan's order. */
export function scanRows(team: Team, scan: Scan): WireRow[] {
  return scan.rows.map((row) => wireRow(team, scan, row));
}

/** The rows of a repository across all scans, newest scan first; an id counts once, unless the team repeats ids. */
export function repositoryRows(team: Team, repositoryId: string): WireRow[] {
  return acrossScans(team, (row) => row.repositoryId === repositoryId).map(({ scan, row }) => wireRow(team, scan, row));
}

/** The rows of all repositories. They name theirs, since nothing else in the answer does. */
export function teamRows(team: Team): WireRow[] {
  return acrossScans(team, () => true).map(({ scan, row }) => ({
    ...wireRow(team, scan, row),
    repository: row.repositoryId,
  }));
}

function acrossScans(team: Team, wanted: (row: StoredRow) => boolean): { scan: Scan; row: StoredRow }[] {
  const all = newestScansFirst(team).flatMap((scan) => scan.rows.filter(wanted).map((row) => ({ scan, row })));
  if (team.settings.repeatIds) return all;
  const seen = new Set<string>();
  return all.filter(({ row: { repositoryId, fields } }) => {
    if (typeof fields['id'] !== 'string') return true;
    const key = `${repositoryId} ${fields['id']}`;
    return !seen.has(key) && seen.add(key);
  });
}

function wireRow(team: Team, scan: Scan, { fields, richer }: StoredRow): WireRow {
  const fromScan = { id: fields['id'], scanId: scan.id, scanName: scan.name, scanCreatedAt: scan.createdAt };
  if (!team.settings.richerRows) return { ...fromScan, ...fields };
  const unset = Object.fromEntries(richerFields.split(' ').map((field) => [field, null]));
  return { ...fromScan, ...unset, ...fields, ...richer };
}
