import type { RepositoryKey, TeamId } from '../../shared/domain/names/ids.ts';
import { instanceOf } from '../../shared/domain/sync/pause.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { SweepMeasures } from '../../shared/observability/sweep-metrics.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import type { SweepEnd } from './sweep.ts';

/** What taking them out needs. */
export interface LeaveFormerLinesDependencies {
  readonly line: Pick<InstanceLine, 'instances' | 'everyone' | 'leave'>;
  readonly store: Pick<SyncStore, 'state'>;
  readonly teams: Pick<TeamStore, 'connection'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many leave at once. */
const parallelLeaves = 20;

/**
 * Takes out of a line whoever's team has disconnected, or connected another DefectDojo: those who joined at that moment, and those
 * for whom there was no time then. They would wait for a turn that is of no use to them, and what is asked for waits with them.
 */
export async function leaveFormerLines(
  { line, store, teams, clock, log }: LeaveFormerLinesDependencies,
  { endsAt }: SweepEnd,
): Promise<SweepMeasures> {
  const instancesOfTeams = new Map<TeamId, Promise<string | undefined>>();

  for await (const instance of line.instances()) {
    if (clock.now() >= endsAt) break;
    await see(instance).catch((error) =>
      log.error('not all left the line of a former DefectDojo', { instance, error: summaryOf(error) }),
    );
  }
  return {};

  async function see(instance: string): Promise<void> {
    const former: RepositoryKey[] = [];
    for await (const { teamId, repositoryId } of line.everyone(instance))
      if ((await instanceOfTeam(teamId)) !== instance) former.push({ teamId, repositoryId });
    for (let from = 0; from < former.length && clock.now() < endsAt; from += parallelLeaves) {
      const some = former.slice(from, from + parallelLeaves);
      await Promise.all(some.map((key) => leave(key, instance)));
    }
  }

  /** An entry may have stayed behind, as from a backup, of one that stands in its team's present line by now. */
  async function leave(key: RepositoryKey, instance: string): Promise<void> {
    if ((await store.state(key)).waitsInLine?.instance === instance) await line.leave(key, clock.now());
  }

  function instanceOfTeam(teamId: TeamId): Promise<string | undefined> {
    const known = instancesOfTeams.get(teamId) ?? connectedInstance(teamId);
    instancesOfTeams.set(teamId, known);
    return known;
  }

  async function connectedInstance(teamId: TeamId): Promise<string | undefined> {
    const connection = await teams.connection(teamId);
    return connection === undefined || connection.status === 'disconnected' ? undefined : instanceOf(connection);
  }
}
