import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contracts/environment.ts';
import { detailTypes, geckoEventSource } from '../../shared/contracts/event-source.ts';
import {
  pushMemoryMegabytes,
  pushTimeoutSeconds,
  syncMaxReceiveCount,
  syncVisibilityTimeoutSeconds,
} from '../../shared/contracts/limits.ts';
import { NodeFunction } from './node-function.ts';

/** What the pipeline needs to know of its stage. */
export interface SyncPipelineProps {
  /** Name of a bus that exists already. @default a bus of our own */
  readonly existingEventBusName?: string | undefined;
  readonly archiveRetentionDays: number;
  readonly logRetentionDays: number;
  /** How many push functions may run at once. */
  readonly maxConcurrency: number;
  readonly environment: Record<string, string>;
}

/** How long EventBridge keeps trying to reach the queue, hours: its own maximum (EventBridge API, RetryPolicy). */
const ruleMaxEventAgeHours = 24;
const deadLetterRetentionDays = 14;
const messagesPerBatch = 10;

/**
 * The way of an event: bus → rule → sync queue → push function, with an archive beside it and a dead-letter queue behind
 * each of the two steps that can fail. One construct, so that no part can be forgotten.
 */
export class SyncPipeline extends Construct {
  readonly bus: IEventBus;
  readonly queue: Queue;
  /** Messages that can't be processed: rejected events, and those whose handler crashed too often. */
  readonly deadLetterQueue: Queue;
  /** Events that EventBridge couldn't put on the queue. */
  readonly ruleDeadLetterQueue: Queue;
  readonly push: NodeFunction;

  constructor(scope: Construct, id: string, props: SyncPipelineProps) {
    super(scope, id);
    this.deadLetterQueue = this.#deadLetterQueue('SyncDeadLetters');
    this.ruleDeadLetterQueue = this.#deadLetterQueue('RuleDeadLetters');
    this.queue = new Queue(this, 'SyncQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(deadLetterRetentionDays),
      visibilityTimeout: Duration.seconds(syncVisibilityTimeoutSeconds),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: syncMaxReceiveCount },
    });
    this.bus = this.#busWithRuleAndArchive(props);
    this.push = this.#pushFunction(props);
  }

  #deadLetterQueue(id: string): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(deadLetterRetentionDays),
    });
  }

  #busWithRuleAndArchive(props: SyncPipelineProps): IEventBus {
    const bus = this.#ownOrExistingBus(props.existingEventBusName);
    const eventPattern = { source: [geckoEventSource], detailType: Object.values(detailTypes) };
    new Rule(this, 'GeckoEvents', {
      description: "Gecko's scan and triage events to the sync queue",
      eventBus: bus,
      eventPattern,
      targets: [
        new SqsQueue(this.queue, {
          deadLetterQueue: this.ruleDeadLetterQueue,
          maxEventAge: Duration.hours(ruleMaxEventAgeHours),
        }),
      ],
    });
    new Archive(this, 'Archive', {
      sourceEventBus: bus,
      description: 'Gecko events, for replay',
      eventPattern,
      retention: Duration.days(props.archiveRetentionDays),
    });
    return bus;
  }

  #ownOrExistingBus(existingName: string | undefined): IEventBus {
    if (existingName) return EventBus.fromEventBusName(this, 'Bus', existingName);
    // The CDK's own declarations disagree under exactOptionalPropertyTypes: `eventSourceName` of an EventBus may be undefined.
    return new EventBus(this, 'Bus') as IEventBus;
  }

  #pushFunction(props: SyncPipelineProps): NodeFunction {
    const push = new NodeFunction(this, 'Push', {
      entry: 'functions/push/index.ts',
      description: "Makes a DefectDojo product reflect a repository's findings in Gecko",
      timeout: Duration.seconds(pushTimeoutSeconds),
      memoryMegabytes: pushMemoryMegabytes,
      logRetentionDays: props.logRetentionDays,
      environment: {
        ...props.environment,
        [environmentNames.syncQueueUrl]: this.queue.queueUrl,
        [environmentNames.syncDeadLetterQueueUrl]: this.deadLetterQueue.queueUrl,
        [environmentNames.eventBusName]: this.bus.eventBusName,
        [environmentNames.functionTimeoutSeconds]: String(pushTimeoutSeconds),
      },
    });
    push.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: messagesPerBatch,
        reportBatchItemFailures: true,
        maxConcurrency: props.maxConcurrency,
      }),
    );
    this.queue.grantSendMessages(push.function);
    this.deadLetterQueue.grantSendMessages(push.function);
    this.bus.grantPutEventsTo(push.function);
    return push;
  }
}
