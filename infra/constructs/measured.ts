import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type metricNames, metricNamespace, pushService, sweepService } from '../../shared/contracts/metric-names.ts';

/** What alarms and graphs are made of: five minutes, as often as the sweep comes. */
export const period = Duration.minutes(5);

/** One of the names that the functions measure by. */
type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** What the push function measures, without the dimensions that tell more of it apart unless they are given. */
export function measuredByPush(
  stage: string,
  name: MetricName,
  statistic: string,
  dimensions: Readonly<Record<string, string>> = {},
): Metric {
  return measured(stage, name, statistic, { service: pushService, ...dimensions });
}

/** What the sweep measures. */
export function measuredBySweep(stage: string, name: MetricName, statistic: string): Metric {
  return measured(stage, name, statistic, { service: sweepService });
}

function measured(
  stage: string,
  metricName: MetricName,
  statistic: string,
  dimensionsMap: Record<string, string>,
): Metric {
  return new Metric({ namespace: metricNamespace(stage), metricName, dimensionsMap, period, statistic });
}
