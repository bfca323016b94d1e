import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricDimensions, metricNames } from '../contracts/metric-names.ts';
import { callClasses } from '../ports/defectdojo-usage.ts';
import type { MeasureRun } from '../ports/run-meter.ts';

/** {@link MeasureRun} as CloudWatch metrics, which CloudWatch takes from the function's log. */
export function createRunMetrics(metrics: Pick<Metrics, 'singleMetric'>): MeasureRun {
  const put = (name: string, unit: Unit, value: number, dimensions: Record<string, string> = {}): void => {
    const single = metrics.singleMetric();
    for (const [dimension, of] of Object.entries(dimensions)) single.addDimension(dimension, of);
    single.addMetric(name, unit, value);
  };

  return ({ run, usage, lagMs }) => {
    put(metricNames.runs, MetricUnit.Count, 1, { [metricDimensions.outcome]: run.outcome });
    for (const [operation, count] of Object.entries(run.counts)) {
      if (count > 0) put(metricNames.findings, MetricUnit.Count, count, { [metricDimensions.operation]: operation });
    }
    for (const callClass of callClasses) {
      const { calls, busyMs } = usage[callClass];
      if (calls === 0) continue;
      const dimensions = { [metricDimensions.callClass]: callClass };
      put(metricNames.defectDojoCalls, MetricUnit.Count, calls, dimensions);
      put(metricNames.defectDojoLatency, MetricUnit.Milliseconds, busyMs / calls, dimensions);
    }
    if (lagMs !== undefined) put(metricNames.syncLag, MetricUnit.Seconds, lagMs / 1000);
  };
}

type Unit = (typeof MetricUnit)[keyof typeof MetricUnit];
