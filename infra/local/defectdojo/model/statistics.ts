import type { FindingRecord } from './finding-record.ts';

const counted = [
  'active',
  'verified',
  'duplicate',
  'false_p',
  'out_of_scope',
  'is_mitigated',
  'risk_accepted',
] as const;
const levels = ['info', 'low', 'medium', 'high', 'critical', 'total'] as const;

type Counts = Record<(typeof counted)[number] | 'total', number>;
export type Statistics = Record<(typeof levels)[number], Counts>;

/** How many findings of each severity carry each flag, as the answer to an upload tells it. */
export function statisticsOf(findings: Iterable<FindingRecord>): Statistics {
  const statistics = Object.fromEntries(levels.map((level) => [level, noCounts()])) as Statistics;
  for (const finding of findings) {
    count(statistics[finding.severity.toLowerCase() as keyof Statistics], finding);
    count(statistics.total, finding);
  }
  return statistics;
}

function count(counts: Counts, finding: FindingRecord): void {
  for (const field of counted) if (finding[field]) counts[field] += 1;
  counts.total += 1;
}

function noCounts(): Counts {
  return Object.fromEntries([...counted, 'total'].map((field) => [field, 0])) as Counts;
}
