import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { pushMemoryMegabytes } from '../../shared/contracts/limits.ts';
import type { Measured, MeasureOrder } from './measure.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { findRatios } from './ratios.ts';
import { report } from './report.ts';

const measureFile = fileURLToPath(new URL('measure.ts', import.meta.url));
/** How Lambda starts Node, by the function's memory: a tenth is for new objects, in two halves, and the rest for old ones. */
const newSpaceMegabytes = Math.floor(pushMemoryMegabytes / 10);
const ourHeap = [
  `--max-semi-space-size=${Math.floor(newSpaceMegabytes / 2)}`,
  `--max-old-space-size=${pushMemoryMegabytes - newSpaceMegabytes}`,
];
const peersHeap = ['--max-old-space-size=8000'];

const options = readOptions(process.argv.slice(2));
const measured: Measured[] = [];
for (const size of options.sizes) {
  for (const way of ['ours', 'peers'] as const) measured.push(...(await measure({ size, way, real: options.real })));
}
const result = { machine: machine(), against: against(options), measured, ratios: findRatios(measured) };
if (result.ratios.some(({ kept }) => !kept)) process.exitCode = 1;
process.stdout.write(options.json ? `${JSON.stringify(result, undefined, 2)}\n` : report(result));

async function measure(order: MeasureOrder): Promise<Measured[]> {
  process.stderr.write(`${order.size} findings, ${order.way === 'ours' ? 'our way' : "the peers' way"} `);
  const heap = order.way === 'ours' ? ourHeap : peersHeap;
  const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning', ...heap];
  const child = fork(measureFile, [JSON.stringify(order)], { execArgv });
  const steps: Measured[] = [];
  child.on('message', (step: Measured) => {
    steps.push(step);
    process.stderr.write('.');
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.stderr.write('\n');
  if (code !== 0) throw new Error(`The measurement of ${order.size} findings (${order.way}) ended with ${code}.`);
  return steps;
}

function machine(): string {
  const [first, ...others] = cpus();
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${others.length + 1} × ${first?.model ?? 'CPU'}, ${gibibytes} GiB, ${process.platform}, Node ${process.version}`;
}

function against({ real }: BenchOptions): string {
  return real ? real.url : 'the stand-in, with the times that DefectDojo 3.2.0 was measured at';
}
