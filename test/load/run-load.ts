import path from 'node:path';
import { startLocalStage } from '../../infra/local/local-stage.ts';
import { lineProgress } from '../../infra/local/progress.ts';
import { sendEvents } from './events.ts';
import type { LoadOptions } from './options.ts';
import { type LoadReport, reportOf } from './report.ts';
import { addRows, compareRows } from './rows.ts';
import { startSlowInstance } from './slow-instance.ts';
import { deadLettersOf, machine, storesOf } from './stage-access.ts';
import { connectTeams, mapRepositories, wantedRows } from './teams.ts';
import { inTurn, repositoriesInTurn } from './turns.ts';
import { watchEvents } from './watch.ts';

/** Boots a local stage, sends it the events, and waits until everything is in sync or the time is up. */
export async function runLoad(options: LoadOptions, tell: (line: string) => void): Promise<LoadReport> {
  const progress = lineProgress(tell);
  await using parts = new AsyncDisposableStack();
  const folder = path.resolve(import.meta.dirname, '../../.local/load');
  const stage = parts.adopt(await startLocalStage({ folder, progress }), (it) => it.stop());
  const { endpoints } = stage;
  const instances = await Promise.all(Array.from({ length: options.instances }, () => startSlowInstance()));
  for (const instance of instances) parts.adopt(instance, (it) => it.stop());
  const stores = storesOf(endpoints);

  const repositories = await progress.step('Connecting the teams', async () => {
    const teams = await connectTeams(stage, stores, inTurn(instances, options.teams));
    return mapRepositories(stores, inTurn(teams, options.repositories));
  });
  const deadBefore = await deadLettersOf(endpoints);
  for (const instance of instances) instance.watch({ withFaults: true });
  const endsAtMs = Date.now() + options.minutes * 60_000;
  const turns = repositoriesInTurn(repositories, options.events);
  const events = await progress.step('Sending the events', () => sendEvents(endpoints, turns));
  const watching = { deadlineMs: endsAtMs - Date.now(), tell };
  const { servedAtMs, inSync, runs } = await watchEvents(stores.syncs, repositories, events, watching);

  return reportOf({
    machine: machine(),
    repositories: repositories.length,
    events: events.map(({ id, repository, sentAtMs }) => {
      const endedAtMs = servedAtMs.get(id);
      const { teamId } = repository.key;
      return { teamId, sentAtMs, ...(endedAtMs === undefined ? {} : { servedAtMs: endedAtMs }) };
    }),
    inSync: inSync.size,
    runs,
    instances: instances.map((instance) => instance.calls()),
    rows: addRows(instances.map((it) => compareRows(wantedRows(it, repositories), it.findings()))),
    deadLetters: (await deadLettersOf(endpoints)) - deadBefore,
  });
}
