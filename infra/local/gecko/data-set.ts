import { newRepository, type RowFields, type Scan, type Team } from './state.ts';

/** One repository and the complete deep scan of it: what a team starts with. */
export interface DataSet {
  /** The path that Gecko's API uses. */
  repository: string;
  branch: string;
  commit?: string;
  scan: { id: string; name: string; createdAt: string };
  /** Rows with their ids, without the fields that come from the scan. */
  rows: readonly RowFields[];
  /** By finding id, the fields that only a team with richer rows gets to see. */
  richer?: Readonly<Record<string, RowFields>>;
  language?: string;
  endpoints?: string;
  wiki?: Scan['wiki'];
}

/** How long the stand-in's deep scans take, by their own account. */
const scanDurationMs = 2 * 3_600_000;

/** Connects the data set's repository to the team and adds its scan. */
export function addDataSet(team: Team, dataSet: DataSet): void {
  const { repository, branch, commit, scan, richer } = dataSet;
  team.repositories.push(newRepository(team.id, repository, branch));
  team.scans.push({
    ...scan,
    completedAt: new Date(Date.parse(scan.createdAt) + scanDurationMs).toISOString(),
    kind: 'deep',
    status: 'completed',
    language: dataSet.language ?? 'unknown',
    repositories: [{ id: repository, branch, commit: commit ?? null }],
    rows: dataSet.rows.map((fields) => ({
      repositoryId: repository,
      fields,
      richer: richer?.[String(fields['id'])] ?? {},
    })),
    endpoints: dataSet.endpoints ?? null,
    wiki: dataSet.wiki ?? null,
  });
}
