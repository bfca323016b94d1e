import type { TeamId } from '../../shared/domain/names/ids.ts';
import { instanceOf } from '../../shared/domain/sync/pause.ts';
import type { Pauses } from '../../shared/ports/pauses.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

/** What the operator paused. */
export interface PausedInstances {
  readonly everything: boolean;
  /** Whether a team's DefectDojo is paused. */
  isPaused(teamId: TeamId): Promise<boolean>;
}

/** Reads once what the operator paused; connections are read only where some instance is. */
export async function pausedInstances({
  pauses,
  teams,
}: {
  readonly pauses: Pick<Pauses, 'pauses'>;
  readonly teams: Pick<TeamStore, 'connection'>;
}): Promise<PausedInstances> {
  const instances = new Set((await pauses.pauses()).map(({ instance }) => instance));
  return {
    everything: instances.has(undefined),
    async isPaused(teamId) {
      if (instances.size === 0) return false;
      const connection = await teams.connection(teamId);
      return connection !== undefined && instances.has(instanceOf(connection));
    },
  };
}
