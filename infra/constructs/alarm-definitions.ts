import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNames } from '../../shared/contracts/metric-names.ts';
import type { ManagementApi } from './management-api.ts';
import { measuredByPush, measuredBySweep, period } from './measured.ts';
import type { NodeFunction } from './node-function.ts';
import type { Sweep } from './sweep.ts';
import type { SyncPipeline } from './sync-pipeline.ts';

/** What is watched, and for which stage. */
export interface Watched {
  readonly stage: string;
  readonly pipeline: SyncPipeline;
  readonly sweep: Sweep;
  readonly api: ManagementApi;
}

/** What tells an alarm from the others. */
export interface AlarmDefinition {
  /** Heading of the alarm's article in the runbook, and the end of its name. */
  readonly article: string;
  /** `page`: somebody looks now. `ticket`: somebody looks on the next working day. */
  readonly severity: 'page' | 'ticket';
  /** Who notices what. */
  readonly impact: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric is at least this, in the metric's own unit. */
  readonly threshold: number;
  /** The metric is a sign of life: the alarm goes off when it is below the threshold, or missing. @default false */
  readonly isSignOfLife?: boolean;
  /** Periods in a row. @default 1 */
  readonly periods?: number;
}

/** Messages are handled at once; one that is this old waits for something that is broken. */
const oldestMessageSeconds = 30 * 60;
/** A request that takes longer than a person waits without wondering, milliseconds; connecting asks a customer's server. */
const apiLatencyMs = 10_000;

/** The objective is a lag of at most 5 minutes at the 95th percentile for up to 500 changes; six times that is an alarm, seconds. */
export const lateSeconds = 30 * 60;
/** One team's setup is its own matter; so many instances, or this share of ten connections or more, is ours. */
const failing = { instances: 5, percent: 20 };

/** Calls of a function in a period that may fail or be throttled before somebody is told: of one that is called all the time. */
const fewOfMany = 5;
/** The same of the sweep, which is called once a period, and at most twice again when it failed. */
const eachOfFew = 1;

/** Everything that wakes somebody up or leaves them a ticket. */
export function alarmDefinitions({ stage, pipeline, sweep, api }: Watched): AlarmDefinition[] {
  return [
    ...queueAlarms(pipeline),
    syncLagAlarm(stage),
    lineAlarm(stage),
    ...connectionAlarms(stage),
    ...functionAlarms('push', pipeline.push, 'Findings reach DefectDojo late.', fewOfMany),
    sweepAlarm(stage),
    ...functionAlarms('sweep', sweep.handler, 'Repositories that wait are not taken up again.', eachOfFew),
    ...functionAlarms('api', api.handler, "The console's page about DefectDojo shows errors.", fewOfMany),
    ...apiAlarms(api),
  ];
}

function sweepAlarm(stage: string): AlarmDefinition {
  return {
    article: 'sweep-not-running',
    severity: 'page',
    impact: 'Repositories that wait for longer than 15 minutes are not taken up again; scans are still exported.',
    metric: measuredBySweep(stage, metricNames.sweeps, Stats.SUM),
    threshold: 1,
    periods: 6,
    isSignOfLife: true,
  };
}

function syncLagAlarm(stage: string): AlarmDefinition {
  return {
    article: 'sync-lag',
    severity: 'page',
    impact: 'DefectDojo shows findings half an hour after the scan that found them, or later.',
    metric: measuredByPush(stage, metricNames.syncLag, Stats.p(95)),
    threshold: lateSeconds,
    periods: 3,
  };
}

function lineAlarm(stage: string): AlarmDefinition {
  return {
    article: 'line-stalled',
    severity: 'ticket',
    impact:
      'Repositories wait for longer than the others of their DefectDojo take: who is called to a place does not come.',
    metric: measuredBySweep(stage, metricNames.linesStalled, Stats.MAXIMUM),
    threshold: 1,
    periods: 3,
  };
}

/** Two, since an expression over both would be silent where one of them is: the share is told only of ten or more. */
function connectionAlarms(stage: string): AlarmDefinition[] {
  const impact = 'Many teams cannot export at once, so the cause is hardly theirs.';
  return [
    {
      article: 'instances-failing',
      severity: 'page',
      impact,
      metric: measuredBySweep(stage, metricNames.instancesNeedingAttention, Stats.MAXIMUM),
      threshold: failing.instances,
      periods: 3,
    },
    {
      article: 'connections-failing',
      severity: 'page',
      impact,
      metric: measuredBySweep(stage, metricNames.connectionsFailing, Stats.MAXIMUM),
      threshold: failing.percent,
      periods: 3,
    },
  ];
}

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

function functionAlarms(
  name: string,
  { function: fn }: NodeFunction,
  impact: string,
  threshold: number,
): AlarmDefinition[] {
  return [
    {
      article: `${name}-errors`,
      severity: 'page',
      impact,
      metric: fn.metricErrors({ period, statistic: Stats.SUM }),
      threshold,
      periods: 3,
    },
    {
      article: `${name}-throttles`,
      severity: 'ticket',
      impact,
      metric: fn.metricThrottles({ period, statistic: Stats.SUM }),
      threshold,
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
