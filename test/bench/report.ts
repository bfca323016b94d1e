import type { ChangesAtOnce } from './changes-at-once.ts';
import { steps } from './life.ts';
import type { Measured } from './measure.ts';
import { busyMs, type Ratio } from './ratios.ts';
import type { SlowGecko } from './slow-gecko.ts';

/** All that a bench found out. */
export interface BenchResult {
  readonly machine: string;
  /** Of the machine, before and after. */
  readonly loads: readonly number[];
  readonly against: string;
  readonly repetitions: number;
  /** Beside a real DefectDojo alone. */
  readonly changesAtOnce: ChangesAtOnce | undefined;
  /** Beside the stand-in alone. */
  readonly slowGecko: SlowGecko | undefined;
  readonly measured: readonly Measured[];
  readonly ratios: readonly Ratio[];
}

const heads = [
  'findings',
  'step',
  'way',
  'reads',
  'writes',
  'uploads',
  'MB up',
  'MB down',
  'busy s',
  'wall s',
  'functions',
  'peak MB',
];

/** The result as text for a terminal. */
export function report(result: BenchResult): string {
  const { machine, loads, against, repetitions, measured, changesAtOnce, slowGecko, ratios } = result;
  const order = (one: Measured) => steps.indexOf(one.step);
  const rows = [...measured].sort((a, b) => a.size - b.size || order(a) - order(b)).map(rowOf);
  const checks = ratios.map(({ size, promise, value, limit, kept }) => [
    String(size),
    promise,
    decimals(value, 2),
    `≤ ${limit}`,
    kept ? 'kept' : 'BROKEN',
  ]);
  return [
    `Machine: ${machine}, load ${loads.map((load) => decimals(load, 1)).join(' to ')}`,
    `Against: ${against}${repetitions > 1 ? `, the middle of ${repetitions} times, both ways in turn` : ''}`,
    "Peers' way: one import, then one full reimport with close_old_findings for each scan.",
    "Wall: from Gecko's first page to the end, both ways. Beside the stand-in it is the processor time of the exporter and the",
    'time of DefectDojo; beside a real one it is real. Peak MB: resident memory above that of a function that synced 100 findings.',
    '',
    ...table([heads, ...rows]),
    '',
    ...(changesAtOnce ? [atOnceInWords(changesAtOnce), ''] : []),
    ...(slowGecko ? [inWords(slowGecko), ''] : []),
    ...table([['findings', 'promise', 'measured', 'limit', ''], ...checks]),
    '',
  ].join('\n');
}

function rowOf({ size, step, way, totals, wallMs, functions, peakMemoryBytes }: Measured): string[] {
  const { read, write, upload } = totals;
  const megabytes = (key: 'bytesUp' | 'bytesDown') => decimals((read[key] + write[key] + upload[key]) / 1e6, 2);
  return [
    String(size),
    step,
    way,
    ...[read, write, upload].map(({ calls }) => String(calls)),
    megabytes('bytesUp'),
    megabytes('bytesDown'),
    decimals(busyMs(totals) / 1000, 1),
    decimals(wallMs / 1000, 1),
    String(functions),
    decimals(peakMemoryBytes / 1e6, 0),
  ];
}

function inWords({ findings, answersAfterMs, atOnceMs, slowMs, processorMs }: SlowGecko): string {
  const [atOnce, slow, processor] = [atOnceMs, slowMs, processorMs].map((ms) => decimals(ms, 0));
  return `An unchanged scan of ${findings} findings: ${atOnce} ms, ${processor} ms of them of the processor; ${slow} ms where each of Gecko's answers takes ${answersAfterMs} ms.`;
}

function atOnceInWords({ changes, oneByOneMs, twoAtOnceMs }: ChangesAtOnce): string {
  const [oneByOne, twoAtOnce] = [oneByOneMs, twoAtOnceMs].map((ms) => decimals(ms / 1000, 1));
  const ratio = decimals(twoAtOnceMs / oneByOneMs, 2);
  return `${changes} changes of single findings: ${oneByOne} s one after the other, ${twoAtOnce} s where two may be under way (${ratio}).`;
}

function decimals(value: number, digits: number): string {
  return value.toFixed(digits);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
