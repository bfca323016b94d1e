import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pushMemoryMegabytes } from '../../shared/contracts/limits.ts';
import { nativeMemoryEnvironment } from '../../shared/contracts/native-memory.ts';
import { steps } from './life.ts';
import type { Measured, MeasureOrder } from './measure.ts';

const measureFile = fileURLToPath(new URL('measure.ts', import.meta.url));
/** How Lambda starts Node, by the function's memory: a tenth is for new objects, in two halves, and the rest for old ones. */
const newSpaceMegabytes = Math.floor(pushMemoryMegabytes / 10);
const heaps = {
  ours: [
    `--max-semi-space-size=${Math.floor(newSpaceMegabytes / 2)}`,
    `--max-old-space-size=${pushMemoryMegabytes - newSpaceMegabytes}`,
  ],
  peers: ['--max-old-space-size=8000'],
};
/** And with which environment, so far as memory goes. */
const environments = { ours: { ...process.env, ...nativeMemoryEnvironment }, peers: process.env };

/**
 * Measures all steps both ways, in turn: whatever else the machine and the server do, it falls on both alike. Nobody begins
 * while the other one still starts.
 *
 * @param time how often both were measured before: which way goes first alternates, since a server goes on working for a
 * while after it has answered
 */
export async function measureBoth(order: Omit<MeasureOrder, 'way'>, time: number): Promise<Measured[]> {
  const inTurn = time % 2 === 0 ? (['ours', 'peers'] as const) : (['peers', 'ours'] as const);
  const ways = inTurn.map((way) => started({ ...order, way }));
  const measured: Measured[] = [];
  for (const step of steps) {
    for (const way of ways) {
      const said = await way.next();
      if (said !== 'ready') throw new Error(`A measurement of ${order.size} findings goes on before its turn.`);
    }
    for (const way of ways) {
      way.begin();
      const one = await way.next();
      if (one === 'ready' || one.step !== step) throw new Error(`A measurement of ${order.size} findings lost a step.`);
      measured.push(one);
      process.stderr.write('.');
    }
  }
  return measured;
}

function started(order: MeasureOrder) {
  const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning', ...heaps[order.way]];
  const child = fork(measureFile, [JSON.stringify(order)], { execArgv, env: environments[order.way] });
  const said = messages(child);
  return {
    begin: () => child.send('begin'),
    next: async (): Promise<Measured | 'ready'> => {
      const message = await said();
      if (message === undefined)
        throw new Error(`The measurement of ${order.size} findings (${order.way}) ended early.`);
      return message;
    },
  };
}

/** Gives what a process says from now on, one message at a time and none of them missed; undefined once it has ended. */
function messages(child: ChildProcess): () => Promise<Measured | 'ready' | undefined> {
  const said: (Measured | 'ready')[] = [];
  let more = Promise.withResolvers<void>();
  let isOver = false;
  child.on('message', (message: Measured | 'ready') => {
    said.push(message);
    more.resolve();
  });
  void once(child, 'exit').then(() => {
    isOver = true;
    more.resolve();
  });
  return async () => {
    while (said.length === 0 && !isOver) {
      await more.promise;
      more = Promise.withResolvers();
    }
    return said.shift();
  };
}
