import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import {
  metricDimensions,
  metricNames,
  metricNamespace,
  pushService,
  sweepService,
} from '../../shared/contracts/metric-names.ts';
import type { RunCounts } from '../../shared/domain/runs/run.ts';
import { lateSeconds, type Watched } from './alarm-definitions.ts';
import type { Alarms } from './alarms.ts';
import { measuredByPush, measuredBySweep, period } from './measured.ts';

/** What the objective promises of the lag's 95th percentile, seconds. */
const objectiveSeconds = 5 * 60;
/** What a drift check counts, as runs name it. */
const driftCounts = ['missing', 'changedByPeople', 'unexpected'] as const satisfies readonly (keyof RunCounts)[];
/** Widgets of one row share the 24 columns of a dashboard. */
const columns = 24;

/** One page that answers, from its top: is it working, for whom not, since when, and what is it busy with. */
export class StageDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: { readonly watched: Watched; readonly alarms: Alarms }) {
    super(scope, id);
    const { watched, alarms } = props;
    this.dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `GeckoDefectDojo-${watched.stage}`,
      widgets: [
        [heading('Is it working?')],
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: columns, height: 4 })],
        row(lagGraph(watched.stage), runsGraph(watched.stage), waitingGraph(watched.stage)),
        [heading('For whom not, and since when?')],
        [troubleQuery(watched), slowestQuery(watched)],
        row(attentionGraph(watched.stage), ...queueGraphs(watched)),
        row(...lineGraphs(watched.stage)),
        [heading('What is it busy with?')],
        row(...defectDojoGraphs(watched.stage), findingsGraph(watched.stage), driftGraph(watched.stage)),
        row(...functionGraphs(watched), apiGraph(watched)),
      ],
    });
  }
}

const heading = (text: string) => new TextWidget({ markdown: `# ${text}`, width: columns, height: 1 });

const row = (...titled: readonly Graph[]): IWidget[] =>
  titled.map((graph) => new GraphWidget({ ...graph, width: columns / titled.length, height: 6, period }));

interface Graph {
  readonly title: string;
  readonly left: IMetric[];
  readonly leftAnnotations?: { readonly value: number; readonly label: string }[];
  readonly stacked?: boolean;
}

/** A line for each value that the dimension has, whichever they are. */
function byDimension(
  stage: string,
  name: string,
  dimension: string,
  statistic: string,
  service = pushService,
): IMetric {
  const schema = `${metricNamespace(stage)},service,${dimension}`;
  return new MathExpression({
    expression: `SEARCH('{"${schema}"} MetricName="${name}" service="${service}"', '${statistic}')`,
    label: '',
    period,
  });
}

function lagGraph(stage: string): Graph {
  return {
    title: 'From the end of a scan to DefectDojo (s)',
    left: [Stats.p(50), Stats.p(95)].map((statistic) => measuredByPush(stage, metricNames.syncLag, statistic)),
    leftAnnotations: [
      { value: objectiveSeconds, label: 'objective of p95' },
      { value: lateSeconds, label: 'alarm' },
    ],
  };
}

const runsGraph = (stage: string): Graph => ({
  title: 'Runs by outcome',
  left: [byDimension(stage, metricNames.runs, metricDimensions.outcome, 'Sum')],
  stacked: true,
});

const waitingGraph = (stage: string): Graph => ({
  title: 'Longest overdue repository (s)',
  left: [measuredBySweep(stage, metricNames.oldestDue, Stats.MAXIMUM)],
});

/** The ids of those whose last runs did not get through, the worst first. */
function troubleQuery({ pipeline }: Watched): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Repositories whose runs failed, wait or are held',
    logGroupNames: [pipeline.push.logGroup.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    queryLines: [
      'filter message = "run recorded" and outcome in ["failed", "waiting", "held"]',
      'stats count(*) as runs, earliest(@timestamp) as since, latest(@timestamp) as last by teamId, repositoryId, outcome, code',
      'sort since asc',
      'limit 50',
    ],
    width: columns / 2,
    height: 8,
  });
}

function slowestQuery({ pipeline }: Watched): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Who waits for what',
    logGroupNames: [pipeline.push.logGroup.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    queryLines: [
      'filter message = "sync postponed"',
      'stats count(*) as times, sum(delayMs) / 1000 as waitSeconds by teamId, repositoryId, code',
      'sort waitSeconds desc',
      'limit 50',
    ],
    width: columns / 2,
    height: 8,
  });
}

const attentionGraph = (stage: string): Graph => ({
  title: 'Waiting for a person',
  left: [
    metricNames.connectionsNeedingAttention,
    metricNames.instancesNeedingAttention,
    metricNames.heldRepositories,
  ].map((name) => measuredBySweep(stage, name, Stats.MAXIMUM)),
});

/** The lines in front of the DefectDojo instances that have one. */
function lineGraphs(stage: string): Graph[] {
  const { instance } = metricDimensions;
  const ofEach = (name: string) => [byDimension(stage, name, instance, 'Maximum', sweepService)];
  return [
    { title: 'In line at each DefectDojo', left: ofEach(metricNames.lineLength) },
    { title: 'Longest in line at each DefectDojo (s)', left: ofEach(metricNames.oldestInLine) },
    { title: 'Called and did not come', left: [measuredBySweep(stage, metricNames.linesStalled, Stats.MAXIMUM)] },
  ];
}

function queueGraphs({ pipeline }: Watched): Graph[] {
  const { queue, deadLetterQueue, ruleDeadLetterQueue } = pipeline;
  const depth = { period, statistic: Stats.MAXIMUM };
  return [
    {
      title: 'Messages',
      left: [
        queue.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'waiting' }),
        queue.metricApproximateNumberOfMessagesNotVisible({ ...depth, label: 'being handled' }),
        deadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'dead: rejected or crashed' }),
        ruleDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'dead: not delivered' }),
      ],
    },
    { title: 'Oldest message (s)', left: [queue.metricApproximateAgeOfOldestMessage(depth)] },
  ];
}

function defectDojoGraphs(stage: string): Graph[] {
  const { callClass } = metricDimensions;
  return [
    { title: 'Calls to DefectDojo', left: [byDimension(stage, metricNames.defectDojoCalls, callClass, 'Sum')] },
    { title: 'DefectDojo takes (ms)', left: [byDimension(stage, metricNames.defectDojoLatency, callClass, 'p95')] },
  ];
}

const findingsGraph = (stage: string): Graph => ({
  title: 'Findings by what happened to them',
  left: [byDimension(stage, metricNames.findings, metricDimensions.operation, 'Sum')],
  stacked: true,
});

/** What drift checks found since people or other tools changed DefectDojo: the run counts each kind of it. */
const driftGraph = (stage: string): Graph => ({
  title: 'Drift that checks found',
  left: driftCounts.map((of) =>
    measuredByPush(stage, metricNames.findings, Stats.SUM, { [metricDimensions.operation]: of }),
  ),
  stacked: true,
});

function functionGraphs({ pipeline, sweep, api }: Watched): Graph[] {
  const functions = { push: pipeline.push, sweep: sweep.handler, API: api.handler };
  const of = (metric: (name: string, fn: (typeof functions)['push']['function']) => IMetric) =>
    Object.entries(functions).map(([name, { function: fn }]) => metric(name, fn));
  return [
    { title: 'Errors', left: of((label, fn) => fn.metricErrors({ label, period })) },
    { title: 'Throttles', left: of((label, fn) => fn.metricThrottles({ label, period })) },
    {
      title: 'Longest run (ms)',
      left: of((label, fn) => fn.metricDuration({ label, period, statistic: Stats.MAXIMUM })),
    },
  ];
}

const apiGraph = ({ api: { api } }: Watched): Graph => ({
  title: 'API: requests and errors',
  left: [api.metricCount({ period }), api.metricClientError({ period }), api.metricServerError({ period })],
});
