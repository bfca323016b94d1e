import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricDimensions, metricNames } from '../contracts/metric-names.ts';

const units = {
  sweeps: MetricUnit.Count,
  oldestDue: MetricUnit.Seconds,
  linesStalled: MetricUnit.Count,
  heldRepositories: MetricUnit.Count,
  connectionsNeedingAttention: MetricUnit.Count,
  instancesNeedingAttention: MetricUnit.Count,
  connectionsFailing: MetricUnit.Percent,
} as const;

/** A line that stands in front of a DefectDojo. */
export interface MeasuredLine {
  readonly instance: string;
  readonly length: number;
  readonly oldestSeconds: number;
}

/** What a sweep measures: a value for each of these metrics that it could tell, and the lines that stand. */
export type SweepMeasures = Readonly<Partial<Record<keyof typeof units, number>>> & {
  readonly lines?: readonly MeasuredLine[];
};

/** Measures what a sweep found, as CloudWatch metrics, which CloudWatch takes from the function's log. */
export type MeasureSweep = (measures: SweepMeasures) => void;

/** See {@link MeasureSweep}. */
export function createSweepMetrics(metrics: Pick<Metrics, 'singleMetric'>): MeasureSweep {
  const putOfLine = (instance: string, name: string, unit: Unit, value: number): void => {
    const single = metrics.singleMetric();
    single.addDimension(metricDimensions.instance, instance);
    single.addMetric(name, unit, value);
  };

  return ({ lines = [], ...measures }) => {
    for (const [name, unit] of Object.entries(units) as Array<[keyof typeof units, Unit]>) {
      const value = measures[name];
      if (value !== undefined) metrics.singleMetric().addMetric(metricNames[name], unit, value);
    }
    for (const { instance, length, oldestSeconds } of lines) {
      putOfLine(instance, metricNames.lineLength, MetricUnit.Count, length);
      putOfLine(instance, metricNames.oldestInLine, MetricUnit.Seconds, oldestSeconds);
    }
  };
}

type Unit = (typeof MetricUnit)[keyof typeof MetricUnit];
