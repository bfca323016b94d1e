import { middle } from './middle.ts';
import type { RealDefectDojo } from './options.ts';
import { createOurWay } from './our-way.ts';
import { startWorld } from './world.ts';

/** What changing many findings of a real DefectDojo takes, from Gecko's first page to the end, milliseconds. */
export interface ChangesAtOnce {
  readonly changes: number;
  readonly oneByOneMs: number;
  readonly twoAtOnceMs: number;
}

const findings = 1_000;
const repetitions = 3;
const steps = ['first push', '1 % changed, ids unknown'] as const;

/** Has all findings reworded, one call for each, in a product of its own each time; the middle of several times, in turn. */
export async function measureChangesAtOnce(real: RealDefectDojo): Promise<ChangesAtOnce> {
  const took: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let time = 0; time < repetitions; time += 1) {
    for (const callsAtOnce of [1, 2] as const) {
      took[callsAtOnce].push(await openAgainMs(real, callsAtOnce));
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return { changes: findings, oneByOneMs: middle(took[1]), twoAtOnceMs: middle(took[2]) };
}

async function openAgainMs(real: RealDefectDojo, callsAtOnce: 1 | 2): Promise<number> {
  const world = await startWorld({ size: findings, real });
  const work = await createOurWay(world, `bench ${new Date().toISOString()} at once ${callsAtOnce}`, callsAtOnce);
  let lastMs = 0;
  for (const step of steps) {
    await world.goTo(step, { rewordedOneIn: 1 });
    lastMs = (await work(step)).workedMs;
  }
  world.stop();
  return lastMs;
}
