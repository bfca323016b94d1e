import type { NightReport } from './night-report.ts';

/** The report of a night as people read it. */
export function nightText({ lags, lagRatio, tookSeconds, shape, machine, broken, ...sums }: NightReport): string {
  const { repositories, teams, each, instances, functions, pace, seconds } = shape;
  return [
    `${repositories} repositories of a large team at an instance of its own, ${teams} teams with ${each} each at ${instances} others, scanned within ${seconds} s`,
    `${functions} functions at once; DefectDojo ${pace} times as slow as a real one`,
    `on ${machine}; the others alone took ${tookSeconds.alone.toFixed(0)} s, the night ${tookSeconds.night.toFixed(0)} s`,
    ...Object.entries(lags).map(
      ([whose, of]) =>
        `lag of ${whose}: ${of.events} events, p50 ${of.p50Seconds.toFixed(1)} s, p95 ${of.p95Seconds.toFixed(1)} s, max ${of.maxSeconds.toFixed(1)} s`,
    ),
    `lag of the others in the night : alone: median ${lagRatio.median.toFixed(2)}, p95 ${lagRatio.p95.toFixed(2)}`,
    ...Object.entries(sums).map(([name, number]) => `${name}: ${Number(number.toFixed(3))}`),
    broken.length === 0 ? 'Every promise was kept.' : `BROKEN: ${broken.join('; ')}`,
  ].join('\n');
}
