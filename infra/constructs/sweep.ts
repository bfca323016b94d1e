import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { sweepTimeoutSeconds } from '../../shared/contracts/limits.ts';
import type { Foundation } from './foundation.ts';
import { NodeFunction } from './node-function.ts';

/** What the sweep needs to know of its stage. */
export interface SweepProps {
  /** How often it sweeps, minutes. */
  readonly intervalMinutes: number;
  readonly foundation: Foundation;
  readonly environment: Record<string, string>;
}

const deadLetterRetentionDays = 14;

/** Looks every few minutes for what nobody has seen to: a schedule, and the function that it calls. */
export class Sweep extends Construct {
  readonly handler: NodeFunction;
  /** Calls that EventBridge Scheduler couldn't make. */
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Handler', {
      entry: 'functions/sweep/index.ts',
      description: 'Wakes repositories whose time has come, and verifies keys',
      timeout: Duration.seconds(sweepTimeoutSeconds),
      memoryMegabytes: 512,
      foundation: props.foundation,
      environment: props.environment,
    });
    this.deadLetterQueue = props.foundation.queue(this, 'DeadLetters', {
      retentionPeriod: Duration.days(deadLetterRetentionDays),
    });
    this.#addSchedule(props);
  }

  #addSchedule({ intervalMinutes: minutes, foundation }: SweepProps): void {
    const role = this.#roleOfSchedule();
    foundation.grantSendEncrypted(role);
    new CfnSchedule(this, 'Schedule', {
      description: 'Looks for what is due to be synced',
      scheduleExpression: `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.handler.function.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
        deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      },
    });
  }

  #roleOfSchedule(): Role {
    const call = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [this.handler.function.functionArn],
    });
    const tellFailures = new PolicyStatement({
      actions: ['sqs:SendMessage'],
      resources: [this.deadLetterQueue.queueArn],
    });
    const { account } = Stack.of(this);
    const group = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule-group',
      resourceName: 'default',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    // Whoever could make schedules in another account must not call the function through this role.
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': group } };
    return new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ofThisAccount }),
      inlinePolicies: { Call: new PolicyDocument({ statements: [call, tellFailures] }) },
    });
  }
}
