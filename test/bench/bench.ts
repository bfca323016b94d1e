import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { calibrate } from './calibrate/calibrate.ts';
import { priceTable } from './calibrate/price-table.ts';
import { measureChangesAtOnce } from './changes-at-once.ts';
import type { Measured } from './measure.ts';
import { measureBoth } from './measuring.ts';
import { medians } from './medians.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { findRatios, slowGeckoRatio } from './ratios.ts';
import { report } from './report.ts';
import type { SlowGecko } from './slow-gecko.ts';

const slowGeckoFile = fileURLToPath(new URL('slow-gecko.ts', import.meta.url));

const options = readOptions(process.argv.slice(2));
if (options.calibrates) await printPrices(options.real);
else await bench(options);

async function printPrices(real: NonNullable<BenchOptions['real']>): Promise<void> {
  const loadBefore = load();
  const prices = await calibrate(real);
  process.stdout.write(priceTable(prices, { against: real.url, machine: machine(), loads: [loadBefore, load()] }));
}

async function bench({ sizes, repetitions, real, json }: BenchOptions): Promise<void> {
  const loadBefore = load();
  const each: Measured[] = [];
  for (const size of sizes) {
    process.stderr.write(`${size} findings `);
    for (let time = 0; time < repetitions; time += 1) each.push(...(await measureBoth({ size, real }, time)));
    process.stderr.write('\n');
  }
  const measured = medians(each);
  const changesAtOnce = real && (await measureChangesAtOnce(real));
  const slowGecko = real === undefined ? inOwnProcess() : undefined;
  const ratios = [...findRatios(measured), ...(slowGecko ? [slowGeckoRatio(slowGecko)] : [])];
  const against = real ? real.url : 'the stand-in, with the times that DefectDojo 3.2.0 was measured at';
  const loads = [loadBefore, load()];
  const result = { machine: machine(), loads, against, repetitions, measured, changesAtOnce, slowGecko, ratios };
  if (ratios.some(({ kept }) => !kept)) process.exitCode = 1;
  process.stdout.write(json ? `${JSON.stringify(result, undefined, 2)}\n` : report(result));
}

/** In real time, so that nothing else of the bench may be at work. */
function inOwnProcess(): SlowGecko {
  const execArgv = ['--disable-warning=ExperimentalWarning', slowGeckoFile];
  return JSON.parse(execFileSync(process.execPath, execArgv, { encoding: 'utf8' })) as SlowGecko;
}

function machine(): string {
  const [first, ...others] = cpus();
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${others.length + 1} × ${first?.model ?? 'CPU'}, ${gibibytes} GiB, ${process.platform}, Node ${process.version}`;
}

/** Processes that wanted a processor within the last minute, on average. */
function load(): number {
  return loadavg()[0] ?? Number.NaN;
}
