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
  /** How long the work took; of the peers' the upload alone, milliseconds. */
  readonly wallMs: number;
  readonly peakMemoryBytes: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as MeasureOrder;
const world = await startWorld(order);
const productName = `bench ${new Date().toISOString()} ${order.way} ${order.size}`;
const work = await (order.way === 'ours' ? createOurWay : createPeersWay)(world, productName);
for (const step of steps) {
  await world.goTo(step);
  await world.take();
  const memory = await watchMemory();
  const { functions, workedMs: wallMs } = await work(step);
  const peakMemoryBytes = memory.peakAboveIdle();
  const { real: _, ...what } = order;
  process.send?.({ ...what, step, totals: await world.take(), functions, wallMs, peakMemoryBytes } satisfies Measured);
}
world.stop();
process.disconnect?.();
