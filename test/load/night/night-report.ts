import { syncsPerInstance } from '../../../shared/contracts/limits.ts';
import type { Run } from '../../../shared/domain/runs/run.ts';
import type { CallSums } from '../call-watch.ts';
import { overLimits } from '../limits-broken.ts';
import { percentile, ratio } from '../percentile.ts';
import type { RowCounts } from '../rows.ts';
import type { NightOptions } from './night-options.ts';
import { outOfLine, type Turn } from './order.ts';

/** What was seen while everybody was scanned once. */
export interface SeenPhase {
  readonly tookMs: number;
  /** Without an end where no run served it. */
  readonly events: ReadonlyArray<{
    readonly ofLargeTeam: boolean;
    readonly sentAtMs: number;
    readonly servedAtMs: number | undefined;
  }>;
  readonly runs: ReadonlyArray<Pick<Run, 'outcome' | 'startedAt' | 'finishedAt'>>;
  /** What the functions sent to the sync queue. */
  readonly messagesSent: number;
  /** How long functions were busy, all together. */
  readonly functionMs: number;
}

/** What was seen of a night. */
export interface SeenNight {
  readonly machine: string;
  readonly shape: Omit<NightOptions, 'json' | 'minutes'>;
  /** The other teams alone. */
  readonly alone: SeenPhase;
  /** Everybody. */
  readonly night: SeenPhase;
  /** The large team's turns at its instance. */
  readonly turns: readonly Turn[];
  readonly instances: readonly CallSums[];
  readonly rows: RowCounts;
  readonly deadLetters: number;
}

/** What a night came to. Lags are from putting an event to the end of the run that served it. */
export type NightReport = ReturnType<typeof nightReportOf>;

/** What a night must come to. */
const promised = { waitsPerSuccess: 0.05, messagesPerSync: 3, lagMedian: 1.1, lagP95: 1.2 };
/** For each slot somebody who comes, and somebody who was called behind them. */
const orderSlackPlaces = 2 * syncsPerInstance;

/** Sums up a night, and says which promise it broke. */
export function nightReportOf({ machine, shape, alone, night, turns, instances, rows, deadLetters }: SeenNight) {
  const lags = { othersAlone: lagsOf(alone, false), others: lagsOf(night, false), largeTeam: lagsOf(night, true) };
  const unserved = [...alone.events, ...night.events].filter(({ servedAtMs }) => servedAtMs === undefined).length;
  const sums = {
    ...usageOf(night),
    lagRatio: {
      median: ratio(lags.others.p50Seconds, lags.othersAlone.p50Seconds),
      p95: ratio(lags.others.p95Seconds, lags.othersAlone.p95Seconds),
    },
    lost: unserved + rows.missing + deadLetters,
    doubled: rows.doubled,
    outOfLine: outOfLine(turns, orderSlackPlaces),
    aboveLimit: overLimits(instances).length,
  };
  const tookSeconds = { alone: alone.tookMs / 1000, night: night.tookMs / 1000 };
  return { ...sums, lags, tookSeconds, shape, machine, broken: [...brokenBy(sums), ...overLimits(instances)] };
}

function lagsOf({ events }: SeenPhase, largeTeam: boolean) {
  const lags = events.flatMap(({ ofLargeTeam, sentAtMs, servedAtMs }) =>
    ofLargeTeam === largeTeam && servedAtMs !== undefined ? [(servedAtMs - sentAtMs) / 1000] : [],
  );
  return {
    events: lags.length,
    p50Seconds: percentile(lags, 0.5),
    p95Seconds: percentile(lags, 0.95),
    maxSeconds: percentile(lags, 1),
  };
}

/** What waiting costs, for each sync that succeeded. */
function usageOf({ runs, events, messagesSent, functionMs, tookMs }: SeenPhase) {
  const succeeded = runs.filter(({ outcome }) => outcome === 'succeeded').length;
  const working = runs.filter(({ outcome }) => outcome !== 'waiting');
  const messages = events.length + messagesSent;
  const workingMs = working.reduce((sum, run) => sum + Date.parse(run.finishedAt) - Date.parse(run.startedAt), 0);
  return {
    waitsPerSuccess: ratio(runs.length - working.length, succeeded),
    messagesPerSync: ratio(messages, succeeded),
    /** Messages that a function took and that began no sync. */
    looksPerSync: ratio(messages - working.length, succeeded),
    /** On average, over the whole night: whatever functions did beside syncs. */
    functionsBusyWithWaiting: ratio(functionMs - workingMs, tookMs),
  };
}

type Sums = Pick<SeenNight['rows'], 'doubled'> &
  ReturnType<typeof usageOf> & {
    readonly lagRatio: { readonly median: number; readonly p95: number };
    readonly lost: number;
    readonly outOfLine: number;
  };

function brokenBy(sums: Sums): string[] {
  const limits: ReadonlyArray<readonly [number, number, string]> = [
    [sums.waitsPerSuccess, promised.waitsPerSuccess, 'runs that only waited for one that succeeded'],
    [sums.messagesPerSync, promised.messagesPerSync, 'messages for one sync'],
    [sums.lagRatio.median, promised.lagMedian, 'times the median lag of the other teams'],
    [sums.lagRatio.p95, promised.lagP95, 'times the 95th percentile of the lag of the other teams'],
    [sums.lost, 0, 'events, rows or messages were lost'],
    [sums.doubled, 0, 'findings are doubled in DefectDojo'],
    [sums.outOfLine, 0, 'repositories came before others that stood before them'],
  ];
  return limits
    .filter(([number, allowed]) => number > allowed)
    .map(([number, allowed, what]) => `${Number(number.toFixed(2))} ${what}, allowed: ${allowed}`);
}
