import type { SentEvent } from './events.ts';
import type { SlowInstance } from './slow-instance.ts';
import type { LoadedRepository } from './teams.ts';
import type { Outcome } from './watch.ts';

/** Two syncs at once on an instance, each of which makes one call at a time. */
const callsAtOnceAllowed = 2;

/** What a load came to. Lags are from putting an event to the end of the run that served it. */
export type LoadReport = ReturnType<typeof reportOf>;

/** Sums up a load and says what it broke. */
export function reportOf(load: {
  readonly repositories: readonly LoadedRepository[];
  readonly events: readonly SentEvent[];
  readonly outcome: Outcome;
  readonly instances: readonly SlowInstance[];
  readonly deadLetters: number;
}) {
  const { repositories, events, outcome, instances, deadLetters } = load;
  const served = events.flatMap(({ id, sentAtMs, repository }) => {
    const endedAtMs = outcome.servedAtMs.get(id);
    return endedAtMs === undefined ? [] : [{ team: repository.key.teamId, lagMs: endedAtMs - sentAtMs, endedAtMs }];
  });
  const firstSentAtMs = events[0]?.sentAtMs ?? 0;
  const tookSeconds =
    (served.reduce((last, { endedAtMs }) => Math.max(last, endedAtMs), firstSentAtMs) - firstSentAtMs) / 1000;
  const calls = instances.map((instance) => instance.calls());
  const counts = {
    lost: events.length - served.length,
    notInSync: repositories.length - outcome.inSync.size,
    deadLetters,
  };
  return {
    events: events.length,
    repositories: repositories.length,
    runs: Object.fromEntries(
      [...Map.groupBy(outcome.runs, (run) => run.outcome)].map(([name, runs]) => [name, runs.length]),
    ),
    tookSeconds,
    eventsPerSecond: tookSeconds === 0 ? 0 : served.length / tookSeconds,
    teams: [...Map.groupBy(served, ({ team }) => team)].map(([team, of]) => ({
      team,
      events: of.length,
      ...lagsOf(of),
    })),
    instances: calls,
    ...counts,
    broken: brokenBy(counts, calls),
  };
}

function lagsOf(served: ReadonlyArray<{ readonly lagMs: number }>) {
  const sorted = served.map(({ lagMs }) => lagMs).toSorted((a, b) => a - b);
  const percentile = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1000;
  return { p50Seconds: percentile(0.5), p95Seconds: percentile(0.95), maxSeconds: percentile(1) };
}

function brokenBy(
  { lost, notInSync, deadLetters }: { lost: number; notInSync: number; deadLetters: number },
  calls: ReadonlyArray<{ readonly most: number }>,
): string[] {
  const most = Math.max(...calls.map((of) => of.most));
  return [
    ...(lost > 0 ? [`${lost} events were served by no run`] : []),
    ...(notInSync > 0 ? [`${notInSync} repositories are not in sync`] : []),
    ...(deadLetters > 0 ? [`${deadLetters} dead letters`] : []),
    ...(most > callsAtOnceAllowed ? [`${most} calls at once on an instance, ${callsAtOnceAllowed} are allowed`] : []),
  ];
}

/** The report as people read it. */
export function asText({ teams, instances, broken, ...sums }: LoadReport): string {
  return [
    `${sums.events} events of ${sums.repositories} repositories in ${sums.tookSeconds.toFixed(0)} s: ${sums.eventsPerSecond.toFixed(2)} events/s, runs ${JSON.stringify(sums.runs)}`,
    'lag in seconds (the first team is the noisy one)',
    ...teams.map(
      (of) => `  ${of.team}: ${of.events} events, p50 ${of.p50Seconds}, p95 ${of.p95Seconds}, max ${of.maxSeconds}`,
    ),
    ...instances.map(
      (of, index) => `DefectDojo ${index + 1}: ${of.total} calls, ${of.most} at once, ${of.failed} faults`,
    ),
    broken.length === 0 ? 'Nothing was lost, and no limit broken.' : `BROKEN: ${broken.join('; ')}`,
  ].join('\n');
}
