import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { metricNames, metricNamespace, pushService, sweepService } from '../../shared/contracts/metric-names.ts';
import { AlarmTopic } from './alarm-topic.ts';
import type { ManagementApi } from './management-api.ts';
import type { NodeFunction } from './node-function.ts';
import type { Sweep } from './sweep.ts';
import type { SyncPipeline } from './sync-pipeline.ts';

/** What is watched, and for which stage. */
export interface AlarmsProps {
  readonly stage: string;
  readonly pipeline: SyncPipeline;
  readonly sweep: Sweep;
  readonly api: ManagementApi;
}

/** What tells an alarm from the others. */
interface AlarmDefinition {
  /** Heading of the alarm's article in the runbook, and the end of its name. */
  readonly article: string;
  /** `page`: somebody looks now. `ticket`: somebody looks on the next working day. */
  readonly severity: 'page' | 'ticket';
  /** Who notices what. */
  readonly impact: string;
  readonly metric: Metric;
  /** The alarm goes off when the metric is at least this, in the metric's own unit. */
  readonly threshold: number;
  /** The metric is a sign of life: the alarm goes off when it is below the threshold, or missing. @default false */
  readonly isSignOfLife?: boolean;
  /** Periods in a row. @default 1 */
  readonly periods?: number;
}

const period = Duration.minutes(5);
/** Messages are handled at once; one that is this old waits for something that is broken. */
const oldestMessageSeconds = 30 * 60;
/** A request that takes longer than a person waits without wondering, milliseconds; connecting asks a customer's server. */
const apiLatencyMs = 10_000;

/** Everything that wakes somebody up or leaves them a ticket. Each has its article in `infra/RUNBOOK.md`. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic');
    const { pipeline, sweep, api } = props;
    const definitions = [
      ...queueAlarms(pipeline),
      syncLagAlarm,
      ...functionAlarms('push', pipeline.push, 'Findings reach DefectDojo late.'),
      sweepAlarm,
      ...functionAlarms('sweep', sweep.handler, 'Repositories that wait are not taken up again.'),
      ...functionAlarms('api', api.handler, "The console's page about DefectDojo shows errors."),
      ...apiAlarms(api),
    ];
    for (const definition of definitions) this.#add(props.stage, definition);
  }

  #add(stage: string, definition: AlarmDefinition): void {
    const { article, severity, impact, metric, threshold, periods = 1, isSignOfLife = false } = definition;
    const alarm = new Alarm(this, article, {
      alarmName: `GeckoDefectDojo-${stage}-${article}`,
      alarmDescription: `Severity: ${severity}. Impact: ${impact} Runbook: infra/RUNBOOK.md#${article}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      ...(isSignOfLife ? belowOrMissing : atLeast),
    });
    const action = new SnsAction(this.topic.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}

const atLeast = {
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
};

const belowOrMissing = {
  comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  treatMissingData: TreatMissingData.BREACHING,
};

const sweepAlarm: AlarmDefinition = {
  article: 'sweep-not-running',
  severity: 'page',
  impact: 'Repositories that wait for longer than 15 minutes are not taken up again; scans are still exported.',
  metric: new Metric({
    namespace: metricNamespace,
    metricName: metricNames.sweeps,
    dimensionsMap: { service: sweepService },
    period,
    statistic: Stats.SUM,
  }),
  threshold: 1,
  periods: 6,
  isSignOfLife: true,
};

/** The objective is a lag of at most 5 minutes at the 95th percentile for up to 500 changes. */
const syncLagAlarm: AlarmDefinition = {
  article: 'sync-lag',
  severity: 'page',
  impact: 'DefectDojo shows findings half an hour after the scan that found them, or later.',
  metric: new Metric({
    namespace: metricNamespace,
    metricName: metricNames.syncLag,
    dimensionsMap: { service: pushService },
    period,
    statistic: Stats.p(95),
  }),
  threshold: 30 * 60,
  periods: 3,
};

function queueAlarms({ queue, deadLetterQueue, ruleDeadLetterQueue }: SyncPipeline): AlarmDefinition[] {
  return [
    {
      article: 'sync-dead-letters',
      severity: 'ticket',
      impact: 'Some events were rejected or crashed their handler, and are not exported.',
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 1,
    },
    {
      article: 'rule-dead-letters',
      severity: 'page',
      impact: 'EventBridge could not put events on the queue: scans are not exported.',
      metric: ruleDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 1,
    },
    {
      article: 'oldest-message',
      severity: 'page',
      impact: 'Nothing takes messages from the queue: no scan is exported.',
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      threshold: oldestMessageSeconds,
      periods: 3,
    },
  ];
}

function functionAlarms(name: string, { function: fn }: NodeFunction, impact: string): AlarmDefinition[] {
  return [
    {
      article: `${name}-errors`,
      severity: 'page',
      impact,
      metric: fn.metricErrors({ period, statistic: Stats.SUM }),
      threshold: 5,
      periods: 3,
    },
    {
      article: `${name}-throttles`,
      severity: 'ticket',
      impact,
      metric: fn.metricThrottles({ period, statistic: Stats.SUM }),
      threshold: 5,
      periods: 3,
    },
  ];
}

function apiAlarms({ api }: ManagementApi): AlarmDefinition[] {
  return [
    {
      article: 'api-server-errors',
      severity: 'page',
      impact: 'Managers cannot connect, map or push from the console.',
      metric: api.metricServerError({ period, statistic: Stats.SUM }),
      threshold: 5,
      periods: 3,
    },
    {
      article: 'api-latency',
      severity: 'ticket',
      impact: "The console's page about DefectDojo is slow.",
      metric: api.metricLatency({ period, statistic: Stats.percentile(95) }),
      threshold: apiLatencyMs,
      periods: 3,
    },
  ];
}
