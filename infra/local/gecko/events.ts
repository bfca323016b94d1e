import type { Scan, Team } from './state.ts';

/** The `detail` of the event that a Gecko puts on the bus when a scan ends, version 1 of the contract. */
export function scanCompletedDetail(team: Team, scan: Scan) {
  const { id, kind, status, completedAt, createdAt, repositories } = scan;
  return {
    version: '1',
    teamId: team.id,
    scanId: id,
    kind,
    status,
    completedAt: completedAt ?? createdAt,
    repositories: repositories.map((scanned) => ({
      id: scanned.id,
      provider: scanned.id.startsWith('gitlab:') ? 'gitlab' : 'github',
      branch: scanned.branch,
      defaultBranch:
        team.repositories.find((repository) => repository.id === scanned.id)?.defaultBranch ?? scanned.branch,
      ...(scanned.commit !== null && { commit: scanned.commit }),
    })),
  };
}

/** The `detail` of the event for a finding whose status was changed outside a scan, version 1 of the contract. */
export function statusChangedDetail(
  team: Team,
  change: { repositoryId: string; findingId: string; status: unknown; changedAt: string; acceptedUntil?: unknown },
) {
  const { acceptedUntil, ...rest } = change;
  return { version: '1', teamId: team.id, ...rest, ...(acceptedUntil != null && { acceptedUntil }) };
}
