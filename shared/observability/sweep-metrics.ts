import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNames } from '../contracts/metric-names.ts';

const units = {
  sweeps: MetricUnit.Count,
  oldestDue: MetricUnit.Seconds,
  heldRepositories: MetricUnit.Count,
  connectionsNeedingAttention: MetricUnit.Count,
  instancesNeedingAttention: MetricUnit.Count,
  connectionsFailing: MetricUnit.Percent,
} as const;

/** What a sweep measures: a value for each of these metrics that it could tell. */
export type SweepMeasures = Readonly<Partial<Record<keyof typeof units, number>>>;

/** Measures what a sweep found, as CloudWatch metrics, which CloudWatch takes from the function's log. */
export type MeasureSweep = (measures: SweepMeasures) => void;

/** See {@link MeasureSweep}. */
export function createSweepMetrics(metrics: Pick<Metrics, 'singleMetric'>): MeasureSweep {
  return (measures) => {
    for (const [name, unit] of Object.entries(units) as Array<[keyof typeof units, Unit]>) {
      const value = measures[name];
      if (value !== undefined) metrics.singleMetric().addMetric(metricNames[name], unit, value);
    }
  };
}

type Unit = (typeof MetricUnit)[keyof typeof MetricUnit];
