/** CloudWatch namespace of what a stage of the service itself counts: stages may share an account, but no alarm. */
export function metricNamespace(stage: string): string {
  return `GeckoDefectDojoExport/${stage}`;
}

/** What is measured of each run, and by each sweep from `sweeps` on. What counts and what alarms both read the names here. */
export const metricNames = {
  /** Recorded runs, by `outcome`. */
  runs: 'Runs',
  /** Findings by what happened to them: `operation`. */
  findings: 'Findings',
  /** Calls to DefectDojo, by `callClass`. */
  defectDojoCalls: 'DefectDojoCalls',
  /** Mean time that a run's calls to DefectDojo took, milliseconds, by `callClass`. */
  defectDojoLatency: 'DefectDojoLatency',
  /** From the end of a scan to the end of the run that served it, seconds; runs that waited for a person left out. */
  syncLag: 'SyncLag',
  /** Sweeps that came to their end. */
  sweeps: 'Sweeps',
  /** How long the repository has waited that a sync is overdue for longest, seconds; those that wait for a person left out. */
  oldestDue: 'OldestDue',
  /** Repositories that stand in the line of a DefectDojo, by `instance`. */
  lineLength: 'LineLength',
  /** How long the one has waited that stands in that line for longest, seconds, by `instance`. */
  oldestInLine: 'OldestInLine',
  /** Lines in which somebody was called to a free place and didn't come, found by a sweep. */
  linesStalled: 'LinesStalled',
  /** Repositories whose changes wait for somebody's approval. */
  heldRepositories: 'HeldRepositories',
  /** Connections that need a person. */
  connectionsNeedingAttention: 'ConnectionsNeedingAttention',
  /** DefectDojo instances that connections need a person for. */
  instancesNeedingAttention: 'InstancesNeedingAttention',
  /** Share of the connections that need a person, percent; told only of ten or more. */
  connectionsFailing: 'ConnectionsFailing',
} as const;

/** What the metrics are told apart by, besides `service`, which all of them have. */
export const metricDimensions = {
  outcome: 'outcome',
  operation: 'operation',
  callClass: 'callClass',
  /** Host of a DefectDojo. */
  instance: 'instance',
} as const;

/** Value of the dimension `service` of all that the push function measures. */
export const pushService = 'push';

/** The same of all that the sweep function measures. */
export const sweepService = 'sweep';
