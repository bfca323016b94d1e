import type { LoadReport } from './report.ts';

/** The report as people read it. */
export function asText({ teams, instances, rows, ratios, broken, machine, ...sums }: LoadReport): string {
  const speed = `${sums.tookSeconds.toFixed(0)} s, ${sums.eventsPerSecond.toFixed(2)} events/s`;
  return [
    `${sums.events} events of ${sums.repositories} repositories in ${speed}, on ${machine}`,
    `runs: ${listed(sums.runs)}`,
    `ratios: ${listed(ratios)}`,
    'lag in seconds (the first team is the noisy one)',
    ...teams.map(
      (of) =>
        `  ${of.team}: ${of.events} events, p50 ${seconds(of.p50Seconds)}, p95 ${seconds(of.p95Seconds)}, max ${seconds(of.maxSeconds)}`,
    ),
    ...instances.map(
      (of, index) =>
        `DefectDojo ${index + 1}: ${of.total} calls, ${of.faults} faults; at once: ${of.mostSyncs} syncs, ${of.mostCalls} calls, ${of.mostCallsOfOneSync} of one sync`,
    ),
    `${rows.wanted} rows of Gecko: ${rows.missing} missing in DefectDojo, ${rows.doubled} doubled, ${rows.unexpected} findings of no row`,
    broken.length === 0 ? 'Nothing was lost, and no limit broken.' : `BROKEN: ${broken.join('; ')}`,
  ].join('\n');
}

function listed(numbers: Readonly<Record<string, number>>): string {
  const entries = Object.entries(numbers).map(([name, number]) => `${name} ${Number(number.toFixed(2))}`);
  return entries.join(', ');
}

const seconds = (number: number) => number.toFixed(1);
