import { nameUuid } from '../name-uuid.ts';
import {
  newestScansFirst,
  newRepository,
  type Repository,
  type RowFields,
  type Scan,
  type StoredRow,
  type Team,
} from '../state.ts';
import { newRow } from './new-row.ts';
import { type ScanOrder, scanOrder } from './orders.ts';

/**
 * Adds a scan to the team, and connects repositories that it does not have yet. A scan with `keep` or `without` lists again
 * what the newest complete deep scan of that repository did. Throws `ZodError` for a bad order.
 */
export function addScan(team: Team, input: ScanOrder, now: Date): Scan {
  const order = scanOrder.parse(input);
  const createdAt = order.createdAt ?? creationTime(team, now);
  const id = order.id ?? nameUuid(`scan ${team.id} ${team.scans.length} ${createdAt}`);
  const scan: Scan = {
    ...order,
    id,
    name: order.name ?? `Scan of ${order.repositories.map((scanned) => scanned.id).join(' and ')}`,
    createdAt,
    completedAt: completedAt(order.status, createdAt, now),
    repositories: order.repositories.map(({ id: path, branch, commit = null }) => {
      const repository = connect(team, path, branch);
      return { id: path, branch: branch ?? repository.defaultBranch, commit };
    }),
    rows: order.repositories.flatMap(({ id: path, rows, keep, without }) => [
      ...(keep || without.length > 0
        ? lastRows(team, path).filter(({ fields }) => !without.some((one) => one === fields['id']))
        : []),
      ...rows.map((row, index) => ({ repositoryId: path, fields: newRow(row, `${id} ${path} ${index}`), richer: {} })),
    ]),
    endpoints: order.endpoints === undefined ? null : asStored(order.endpoints),
    wiki: order.wiki ?? null,
  };
  team.scans.push(scan);
  return scan;
}

/** Ends a scan that was running, or changes how it ended. */
export function endScan(scan: Scan, status: string, now: Date): void {
  scan.status = status;
  scan.completedAt = completedAt(status, scan.createdAt, now);
}

/** Forgets what scans found in the repository, and adds a complete deep scan that found these rows instead. */
export function replaceFindings(
  team: Team,
  repositoryId: string,
  { rows, branch }: { rows: RowFields[]; branch?: string | undefined },
  now: Date,
): Scan {
  const last = newestDeepScan(team, repositoryId);
  for (const scan of team.scans) scan.rows = scan.rows.filter((row) => row.repositoryId !== repositoryId);
  const repositories = [{ id: repositoryId, rows, ...(branch && { branch }) }] as ScanOrder['repositories'];
  const scan = addScan(team, { repositories }, now);
  return Object.assign(scan, { endpoints: last?.endpoints ?? null, wiki: last?.wiki ?? null });
}

/** The team's repository of this path, connected now if it was not. */
export function connect(team: Team, path: string, defaultBranch?: string): Repository {
  const known = team.repositories.find(({ id }) => id === path);
  if (known) return known;
  const repository = newRepository(team.id, path, defaultBranch);
  // One that had this path before keeps its uuid.
  if (team.repositories.some(({ uuid }) => uuid === repository.uuid)) {
    repository.uuid = nameUuid(`${repository.uuid} ${team.repositories.length}`);
  }
  team.repositories.push(repository);
  return repository;
}

/** Gives a repository another path; its uuid stays, and so do its scans and findings. The old path is unknown from then on. */
export function rename(team: Team, repository: Repository, path: string): Repository {
  const former = repository.id;
  for (const scan of team.scans) {
    for (const scanned of scan.repositories) if (scanned.id === former) scanned.id = path;
    for (const row of scan.rows) if (row.repositoryId === former) row.repositoryId = path;
  }
  return Object.assign(repository, { id: path });
}

function lastRows(team: Team, path: string): StoredRow[] {
  return newestDeepScan(team, path)?.rows.filter(({ repositoryId }) => repositoryId === path) ?? [];
}

function newestDeepScan(team: Team, path: string): Scan | undefined {
  return newestScansFirst(team).find(
    ({ kind, status, repositories }) =>
      kind === 'deep' && status === 'completed' && repositories.some(({ id }) => id === path),
  );
}

/** Now, unless the team has a scan from then or later, as under a clock that stands still: a new scan is the newest. */
function creationTime(team: Team, now: Date): string {
  const newest = newestScansFirst(team)[0];
  const after = newest ? Date.parse(newest.createdAt) + 1000 : 0;
  return new Date(Math.max(now.getTime(), after)).toISOString();
}

function completedAt(status: string, createdAt: string, now: Date): string | null {
  if (status === 'launched' || status === 'running') return null;
  return new Date(Math.max(now.getTime(), Date.parse(createdAt))).toISOString();
}

function asStored(endpoints: unknown): string {
  return typeof endpoints === 'string' ? endpoints : JSON.stringify(endpoints);
}
