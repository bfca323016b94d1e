import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { type AlarmDefinition, alarmDefinitions, type Watched } from './alarm-definitions.ts';
import { AlarmTopic } from './alarm-topic.ts';

/** The alarms of a stage, and the topic that tells of them. Each has its article in `infra/RUNBOOK.md`. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic');
    this.all = alarmDefinitions(watched).map((definition) => this.#add(watched.stage, definition));
  }

  #add(stage: string, definition: AlarmDefinition): Alarm {
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
    return alarm;
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
