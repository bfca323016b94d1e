import { once } from 'node:events';
import { collectGarbageEarly } from '../../functions/push/collect-garbage-early.ts';
import { steps } from './life.ts';
import type { Totals } from './meter.ts';
import type { RealDefectDojo } from './options.ts';
import { createOurWay } from './our-way.ts';
import { watchMemory } from './peak-memory.ts';
import { createPeersWay } from './peers-way.ts';
import { startWorld } from './world.ts';

/** What one process is to measure. */
export interface MeasureOrder {
  readonly way: 'ours' | 'peers';
  readonly size: number;
  readonly real?: RealDefectDojo | undefined;
}

/** What one step cost. */
export interface Measured extends MeasureOrder {
  readonly step: (typeof steps)[number];
  readonly totals: Totals;
  /** Invocations of the function. */
  readonly functions: number;
  /** How long fetching, comparing or converting, and sending took together, milliseconds. */
  readonly wallMs: number;
  /** Resident memory above that of the idle process, at its peak; what earlier steps left counts. */
  readonly peakMemoryBytes: number;
}

/** A function that has synced this many is loaded and warm: what it then holds is what counts as idle. */
const warmUpFindings = 100;

const order = JSON.parse(process.argv[2] ?? '{}') as MeasureOrder;
const createWay = order.way === 'ours' ? createOurWay : createPeersWay;
if (order.way === 'ours') collectGarbageEarly();
await warmUp();
const memory = await watchMemory();
const world = await startWorld(order);
const work = await createWay(world, `bench ${new Date().toISOString()} ${order.way} ${order.size}`);
for (const step of steps) {
  await turn();
  await world.goTo(step);
  await world.take();
  memory.begin();
  const { functions, workedMs: wallMs } = await work(step);
  const peakMemoryBytes = memory.peakAboveIdle();
  const { real: _, ...what } = order;
  process.send?.({ ...what, step, totals: await world.take(), functions, wallMs, peakMemoryBytes } satisfies Measured);
}
world.stop();
process.disconnect?.();

/** Each step waits until it is told to begin: the other way has its turn, too. */
function turn(): Promise<unknown> {
  const begun = once(process, 'message');
  process.send?.('ready');
  return begun;
}

/** Beside the stand-in, whatever else is measured. */
async function warmUp(): Promise<void> {
  const world = await startWorld({ size: warmUpFindings });
  const work = await createWay(world, 'warm-up');
  for (const step of steps) {
    await world.goTo(step);
    await work(step);
  }
  world.stop();
}
