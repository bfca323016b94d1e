import path from 'node:path';
import { startLocalStage } from '../../../infra/local/local-stage.ts';
import { lineProgress } from '../../../infra/local/progress.ts';
import { addRows, compareRows } from '../rows.ts';
import { startSlowInstance } from '../slow-instance.ts';
import { deadLettersOf, machine, storesOf } from '../stage-access.ts';
import { connectTeams, type LoadedTeam, mapRepositories, wantedRows } from '../teams.ts';
import { inTurn } from '../turns.ts';
import type { NightOptions } from './night-options.ts';
import { type NightReport, nightReportOf } from './night-report.ts';
import { playPhase } from './phase.ts';
import { messagesSent } from './usage.ts';

/** How often all functions work at once before anything is measured: at first Node has compiled nothing, and the night needs more of them. */
const warmUpRounds = 4;

/**
 * Boots a local stage and has the repositories of the small teams scanned for the first exports, then until all functions are
 * warm, without the large team, and together with all of its repositories.
 */
export async function runNight(options: NightOptions, tell: (line: string) => void): Promise<NightReport> {
  const progress = lineProgress(tell);
  await using parts = new AsyncDisposableStack();
  const folder = path.resolve(import.meta.dirname, '../../../.local/load');
  const stage = parts.adopt(await startLocalStage({ folder, progress, syncMaxConcurrency: options.functions }), (it) =>
    it.stop(),
  );
  const { endpoints } = stage;
  await messagesSent(endpoints);
  const instances = await Promise.all(Array.from({ length: 1 + options.instances }, () => startSlowInstance(options)));
  for (const instance of instances) parts.adopt(instance, (it) => it.stop());
  const stores = storesOf(endpoints);

  const [ofLarge, ofOthers] = await progress.step('Connecting the teams', async () => {
    const connected = [...instances.slice(0, 1), ...inTurn(instances.slice(1), options.teams)];
    const teams = await connectTeams(stage, stores, connected);
    const map = (some: LoadedTeam[], count: number) => mapRepositories(stores, inTurn(some, count));
    return [
      await map(teams.slice(0, 1), options.repositories),
      await map(teams.slice(1), options.teams * options.each),
    ];
  });
  const everybody = [...ofLarge, ...ofOthers];
  const deadBefore = await deadLettersOf(endpoints);
  for (const instance of instances) instance.watch({ withFaults: false });
  const play = (title: string, scanned: { readonly large: typeof ofLarge; readonly overMs: number }) =>
    progress.step(title, () =>
      playPhase({ endpoints, stores, others: ofOthers, deadlineMs: options.minutes * 60_000, tell, ...scanned }),
    );
  const overMs = options.seconds * 1000;
  await play('First exports of the other teams', { large: [], overMs: 0 });
  for (let round = 1; round <= warmUpRounds; round += 1) await play('Warming up', { large: [], overMs: 0 });
  const alone = await play('The other teams alone', { large: [], overMs });
  const night = await play('The night', { large: ofLarge, overMs });

  const { json: _json, minutes: _minutes, ...shape } = options;
  return nightReportOf({
    machine: machine(),
    shape,
    alone,
    night,
    turns: night.turns,
    instances: instances.map((instance) => instance.calls()),
    rows: addRows(instances.map((it) => compareRows(wantedRows(it, everybody), it.findings()))),
    deadLetters: (await deadLettersOf(endpoints)) - deadBefore,
  });
}
