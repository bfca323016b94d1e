import type { TeamId } from '../../shared/domain/names/ids.ts';
import { driftCheckEveryMs } from '../../shared/domain/sync/drift-check.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { everyItem } from '../../shared/ports/every-item.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

/** What planning needs. */
export interface PlanDriftChecksDependencies {
  readonly teams: Pick<TeamStore, 'mappings'>;
  readonly store: Pick<SyncStore, 'state' | 'planDriftCheck'>;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Plans the first drift check of a team's repositories that have none planned: they were exported before there were any, or
 * their last one found nothing to compare. Spread over a month, so that not all of them are compared at once.
 */
export async function planDriftChecks(dependencies: PlanDriftChecksDependencies, teamId: TeamId): Promise<void> {
  const { teams, store, clock, random } = dependencies;
  for await (const mapping of everyItem((page) => teams.mappings(teamId, page))) {
    const { lastInSyncAt, driftCheckAt } = await store.state(mapping);
    if (lastInSyncAt === undefined || driftCheckAt !== undefined) continue;
    await store.planDriftCheck(mapping, new Date(clock.now().getTime() + random() * driftCheckEveryMs));
  }
}
