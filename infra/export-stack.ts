import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environmentNames } from '../shared/contracts/environment.ts';
import { secretPrefix } from '../shared/contracts/secret-names.ts';
import { Alarms } from './constructs/alarms.ts';
import { Foundation } from './constructs/foundation.ts';
import { ManagementApi } from './constructs/management-api.ts';
import { Secrets } from './constructs/secrets.ts';
import { StageDashboard } from './constructs/stage-dashboard.ts';
import { Store } from './constructs/store.ts';
import { Sweep } from './constructs/sweep.ts';
import { SyncPipeline } from './constructs/sync-pipeline.ts';
import { type StageConfig, syncsPerInstanceOf } from './stage-config.ts';

/** A stage of the service: its settings and the version it runs. */
export interface ExportStackProps extends StackProps {
  readonly config: StageConfig;
  /** Version of the service, shown to DefectDojo in `User-Agent`. */
  readonly serviceVersion: string;
}

/** The whole service of one stage. Composes; owns no resource of its own. */
export class ExportStack extends Stack {
  readonly foundation: Foundation;
  readonly store: Store;
  readonly secrets: Secrets;
  readonly pipeline: SyncPipeline;
  readonly sweep: Sweep;
  readonly api: ManagementApi;
  readonly alarms: Alarms;

  constructor(scope: Construct, id: string, props: ExportStackProps) {
    super(scope, id, props);
    const { config } = props;
    const foundation = new Foundation(this, 'Foundation', config);
    this.foundation = foundation;
    this.store = new Store(this, 'Store', foundation);
    this.secrets = new Secrets(this, 'Secrets', { prefix: secretPrefix(config.stage) });
    const environment = this.#sharedEnvironment(props);
    this.pipeline = new SyncPipeline(this, 'Sync', {
      existingEventBusName: config.existingEventBusName,
      scannerAccountId: config.scannerAccountId,
      archiveRetentionDays: config.archiveRetentionDays,
      foundation,
      maxConcurrency: config.syncMaxConcurrency,
      environment: { ...environment, [environmentNames.syncSpacingSeconds]: String(config.syncSpacingSeconds) },
    });
    this.sweep = new Sweep(this, 'Sweep', {
      intervalMinutes: config.sweepIntervalMinutes,
      foundation,
      environment: {
        ...environment,
        [environmentNames.syncQueueUrl]: this.pipeline.queue.queueUrl,
        [environmentNames.eventBusName]: this.pipeline.bus.eventBusName,
      },
    });
    this.api = new ManagementApi(this, 'Api', {
      jwtIssuer: config.jwtIssuer,
      jwtAudience: config.jwtAudience,
      consoleOrigin: config.consoleOrigin,
      requestsPerSecond: config.apiRequestsPerSecond,
      burst: config.apiBurst,
      foundation,
      environment: {
        ...environment,
        [environmentNames.syncQueueUrl]: this.pipeline.queue.queueUrl,
        ...(foundation.key ? { [environmentNames.secretKeyArn]: foundation.key.keyArn } : {}),
        [environmentNames.teamClaim]: config.jwtTeamClaim,
        [environmentNames.roleClaim]: config.jwtRoleClaim,
      },
    });
    const { pipeline, sweep, api } = this;
    const watched = { stage: config.stage, pipeline, sweep, api };
    this.alarms = new Alarms(this, 'Alarms', watched);
    new StageDashboard(this, 'Overview', { watched, alarms: this.alarms });
    this.#wire();
    this.#addOutputs();
  }

  #sharedEnvironment({ config, serviceVersion }: ExportStackProps): Record<string, string> {
    return {
      [environmentNames.stage]: config.stage,
      [environmentNames.serviceVersion]: serviceVersion,
      [environmentNames.tableName]: this.store.table.tableName,
      [environmentNames.secretPrefix]: this.secrets.prefix,
      [environmentNames.geckoApiUrl]: config.geckoApiUrl,
      [environmentNames.geckoAppUrl]: config.geckoAppUrl,
      [environmentNames.outboundTargets]: config.outboundTargets,
      [environmentNames.syncsPerInstance]: String(syncsPerInstanceOf(config)),
    };
  }

  #wire(): void {
    const push = this.pipeline.push.function;
    const sweep = this.sweep.handler.function;
    const api = this.api.handler.function;
    for (const fn of [push, sweep, api]) this.foundation.grantKey(fn);
    this.store.grantUse(push);
    this.store.grantWritesUnderLease(push);
    this.store.grantUse(api);
    this.store.grantSweep(sweep);
    this.secrets.grantRead(push);
    this.secrets.grantRead(sweep);
    this.secrets.grantManage(api);
    this.pipeline.grantRequests(sweep);
    this.pipeline.grantRequests(api);
    this.pipeline.bus.grantPutEventsTo(sweep);
  }

  #addOutputs(): void {
    const outputs = {
      ApiUrl: this.api.url,
      EventBusName: this.pipeline.bus.eventBusName,
      EventBusArn: this.pipeline.bus.eventBusArn,
      EventRuleArn: this.pipeline.rule.ruleArn,
      SyncQueueUrl: this.pipeline.queue.queueUrl,
      SyncDeadLetterQueueUrl: this.pipeline.deadLetterQueue.queueUrl,
      RuleDeadLetterQueueUrl: this.pipeline.ruleDeadLetterQueue.queueUrl,
      SweepFunctionName: this.sweep.handler.function.functionName,
      TableName: this.store.table.tableName,
      AlarmTopicArn: this.alarms.topic.topic.topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    this.foundation.egress?.addresses.forEach((value, index) => {
      new CfnOutput(this, `EgressAddress${index + 1}`, { value, description: 'Where calls to DefectDojo come from' });
    });
  }
}
