import { fileURLToPath } from 'node:url';
import { collectGarbageEarly } from '../../functions/push/collect-garbage-early.ts';
import { middle } from './middle.ts';
import { createOurWay } from './our-way.ts';
import { startWorld } from './world.ts';

/** What an unchanged scan takes beside a Gecko that answers at once, and one that takes its time, milliseconds. */
export interface SlowGecko {
  readonly findings: number;
  readonly answersAfterMs: number;
  readonly atOnceMs: number;
  readonly slowMs: number;
  /** Processor time of the exporter for one such scan. */
  readonly processorMs: number;
}

const findings = 400;
const answersAfterMs = 100;
const repetitions = 7;

/** Measures in real time, the stand-in of DefectDojo as slow as a real one; the middle of several scans of each. */
export async function measureSlowGecko(): Promise<SlowGecko> {
  collectGarbageEarly();
  const world = await startWorld({ size: findings, inRealTime: true });
  const work = await createOurWay(world, 'slow Gecko');
  await world.goTo('first push');
  await work('first push');
  const [atOnce, slow, processor]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time < 2 * repetitions; time += 1) {
    const isSlow = time % 2 === 1;
    await world.goTo('unchanged', { time, answersAfterMs: isSlow ? answersAfterMs : 0 });
    const before = process.cpuUsage();
    const { workedMs } = await work('unchanged', time);
    const { user, system } = process.cpuUsage(before);
    (isSlow ? slow : atOnce).push(workedMs);
    processor.push((user + system) / 1000);
  }
  world.stop();
  const [atOnceMs, slowMs, processorMs] = [middle(atOnce), middle(slow), middle(processor)];
  return { findings, answersAfterMs, atOnceMs, slowMs, processorMs };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(await measureSlowGecko())}\n`);
}
