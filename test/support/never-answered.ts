import type { Run } from '../../shared/domain/runs/run.ts';
import type { ConnectedWorld } from './a-connected-world.ts';
import type { Row } from './sync-world.ts';

/** A text by which the stand-in knows the row that it never gets done with. */
export const endless = 'It never ends.';

/** Pushes, and lets the sync go on until it is done, each time after what it waits for. Returns its runs, at most so many. */
export async function runsUntilDone(world: ConnectedWorld, rows: readonly Row[], runsMax = 30): Promise<Run[]> {
  const runs = [await world.tellOnce(await world.scan(rows))];
  while (runs.at(-1)?.outcome === 'waiting' && runs.length < runsMax) {
    world.clock.advance(150_000);
    const run = await world.wake();
    if (run.runId !== runs.at(-1)?.runId) runs.push(run);
  }
  return runs;
}
