import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { instanceOf } from '../../../shared/domain/sync/pause.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { callNext } from '../../../shared/line/call-next.ts';
import { leaveLine } from '../../../shared/line/leave-line.ts';
import { summaryOf } from '../../../shared/observability/error-summary.ts';
import type { Services } from './services.ts';

/** How long one request takes repositories out of a line, milliseconds: those that are left leave it when they are called. */
const leaveForMs = 5_000;
/** How many leave at once. */
const parallelLeaves = 20;

/** What leaving needs. */
export type LeaveLineServices = Pick<Services, 'slots' | 'line' | 'pauses' | 'queue' | 'clock' | 'log'>;

/** Takes a repository out of the line that it stands in, where it would be called for nothing. */
export async function leaveLineOfRepository(services: LeaveLineServices, key: RepositoryKey): Promise<void> {
  const { teamId, repositoryId } = key;
  await unlessItFails(services, { teamId, repositoryId }, () => leaveLine(services, { teamId, repositoryId }));
}

/** Takes all of a team's repositories out of the line of its DefectDojo. */
export async function leaveLineOfTeam(services: LeaveLineServices, connection: Connection): Promise<void> {
  const { line, clock } = services;
  const { teamId } = connection;
  const instance = instanceOf(connection);
  await unlessItFails(services, { teamId, instance }, async () => {
    const until = clock.now().getTime() + leaveForMs;
    const everyone: RepositoryKey[] = [];
    for await (const { repositoryId } of line.ofTeam(instance, teamId)) everyone.push({ teamId, repositoryId });
    for (let from = 0; from < everyone.length && clock.now().getTime() < until; from += parallelLeaves) {
      const some = everyone.slice(from, from + parallelLeaves);
      await Promise.all(some.map((key) => line.leave(key, clock.now())));
    }
    if (everyone.length > 0) await callNext(services, instance, teamId);
  });
}

/** What was asked for is done by then, and whoever is left there leaves when it is called. */
async function unlessItFails(
  { log }: LeaveLineServices,
  ids: Record<string, string>,
  leave: () => Promise<void>,
): Promise<void> {
  await leave().catch((error) => log.error('Not all left the line.', { ...ids, failure: summaryOf(error) }));
}
