import type { Run } from '../../shared/domain/runs/run.ts';
import type { CallSums } from './call-watch.ts';
import { overLimits } from './limits-broken.ts';
import { percentile, ratio } from './percentile.ts';
import type { RowCounts } from './rows.ts';

/** What a load did, as it was seen. */
export interface SeenLoad {
  /** Where it ran: what is measured is as much the machine's as ours. */
  readonly machine: string;
  readonly repositories: number;
  /** In the order in which they were sent, the noisy team's first; without an end where no run served it. */
  readonly events: ReadonlyArray<{ readonly teamId: string; readonly sentAtMs: number; readonly servedAtMs?: number }>;
  readonly inSync: number;
  readonly runs: ReadonlyArray<Pick<Run, 'outcome'>>;
  readonly instances: ReadonlyArray<CallSums & { readonly faults: number }>;
  readonly rows: RowCounts;
  readonly deadLetters: number;
}

/** What a load came to. Lags are from putting an event to the end of the run that served it. */
export type LoadReport = ReturnType<typeof reportOf>;

/** Sums up a load and says what it broke. */
export function reportOf(load: SeenLoad) {
  const { machine, repositories, events, runs, instances, rows, deadLetters } = load;
  const served = events.flatMap(({ teamId, sentAtMs, servedAtMs }) =>
    servedAtMs === undefined ? [] : [{ teamId, lagMs: servedAtMs - sentAtMs, servedAtMs }],
  );
  const firstSentAtMs = events[0]?.sentAtMs ?? 0;
  const lastMs = served.reduce((last, { servedAtMs }) => Math.max(last, servedAtMs), firstSentAtMs);
  const tookSeconds = (lastMs - firstSentAtMs) / 1000;
  const teams = [...Map.groupBy(served, ({ teamId }) => teamId)].map(([team, of]) => ({
    team,
    events: of.length,
    ...lagsOf(of),
  }));
  return {
    machine,
    events: events.length,
    repositories,
    runs: Object.fromEntries([...Map.groupBy(runs, ({ outcome }) => outcome)].map(([name, of]) => [name, of.length])),
    tookSeconds,
    eventsPerSecond: tookSeconds === 0 ? 0 : served.length / tookSeconds,
    ratios: ratiosOf(teams, { served: served.length, runs }),
    teams,
    instances,
    rows,
    deadLetters,
    broken: brokenBy(load, served.length),
  };
}

type TeamLags = ReturnType<typeof lagsOf>;

function lagsOf(served: ReadonlyArray<{ readonly lagMs: number }>) {
  const lags = served.map(({ lagMs }) => lagMs / 1000);
  return { p50Seconds: percentile(lags, 0.5), p95Seconds: percentile(lags, 0.95), maxSeconds: percentile(lags, 1) };
}

/** What can be compared between machines; a ratio of nothing is 0. */
function ratiosOf(
  [noisy, ...others]: readonly TeamLags[],
  { served, runs }: { readonly served: number; readonly runs: SeenLoad['runs'] },
) {
  const count = (outcome: Run['outcome']) => runs.filter((run) => run.outcome === outcome).length;
  const [p50, p95] = [others.map((of) => of.p50Seconds), others.map((of) => of.p95Seconds)];
  return {
    eventsPerSync: ratio(served, count('succeeded')),
    waitsPerSync: ratio(count('waiting'), count('succeeded')),
    /** How late the other teams are, by their medians, beside the noisy one: below 1 they don't pay for it. */
    othersToNoisyP50: ratio(percentile(p50, 0.5), noisy?.p50Seconds ?? 0),
    othersToNoisyP95: ratio(percentile(p95, 0.5), noisy?.p95Seconds ?? 0),
    /** How late the worst of the other teams is beside the one in the middle: near 1 nobody is left behind. */
    worstToMedianP95: ratio(percentile(p95, 1), percentile(p95, 0.5)),
  };
}

function brokenBy({ events, repositories, inSync, deadLetters, rows, instances }: SeenLoad, served: number): string[] {
  const counts: ReadonlyArray<readonly [number, string]> = [
    [events.length - served, 'events were served by no run'],
    [repositories - inSync, 'repositories are not in sync'],
    [rows.missing, 'rows of Gecko are missing in DefectDojo'],
    [rows.doubled, 'findings are doubled in DefectDojo'],
    [rows.unexpected, 'findings in DefectDojo are of no row'],
    [deadLetters, 'dead letters'],
  ];
  const broken = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [...broken, ...overLimits(instances)];
}
