import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountPrincipal, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contracts/environment.ts';
import { detailTypes, geckoEventSource, teamIdPath } from '../../shared/contracts/event-source.ts';
import {
  pushMemoryMegabytes,
  pushTimeoutSeconds,
  syncMaxReceiveCount,
  syncVisibilityTimeoutSeconds,
} from '../../shared/contracts/limits.ts';
import { nativeMemoryEnvironment } from '../../shared/contracts/native-memory.ts';
import type { Foundation } from './foundation.ts';
import { NodeFunction } from './node-function.ts';

/** What the pipeline needs to know of its stage. */
export interface SyncPipelineProps {
  /** Name of a bus that exists already. @default a bus of our own */
  readonly existingEventBusName?: string | undefined;
  /** Account that may put Gecko's events on our own bus, besides the stack's. */
  readonly scannerAccountId?: string | undefined;
  readonly archiveRetentionDays: number;
  readonly foundation: Foundation;
  /** How many push functions may run at once. */
  readonly maxConcurrency: number;
  readonly environment: Record<string, string>;
}

/** How long EventBridge keeps trying to reach the queue, hours: its own maximum (EventBridge API, RetryPolicy). */
const ruleMaxEventAgeHours = 24;
const deadLetterRetentionDays = 14;
/** The messages of a batch come one after another: in one with others, a team's message would wait for the syncs of another team. */
const messagesPerBatch = 1;
/** What Lambda needs to read a queue for a function (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). */
const eventSourceActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * The way of an event: bus → rule → sync queue → push function, with an archive beside it and a dead-letter queue behind
 * each of the two steps that can fail. One construct, so that no part can be forgotten.
 */
export class SyncPipeline extends Construct {
  readonly bus: IEventBus;
  /** Puts Gecko's events on the queue. */
  readonly rule: Rule;
  readonly queue: Queue;
  /** Messages that can't be processed: rejected events, and those whose handler crashed too often. */
  readonly deadLetterQueue: Queue;
  /** Events that EventBridge couldn't put on the queue. */
  readonly ruleDeadLetterQueue: Queue;
  readonly push: NodeFunction;
  /** What hands the queue's messages to the push function. */
  readonly eventSource: EventSourceMapping;

  constructor(scope: Construct, id: string, props: SyncPipelineProps) {
    super(scope, id);
    const { foundation } = props;
    const deadLetters = { retentionPeriod: Duration.days(deadLetterRetentionDays) };
    this.deadLetterQueue = foundation.queue(this, 'SyncDeadLetters', deadLetters);
    this.ruleDeadLetterQueue = foundation.queue(this, 'RuleDeadLetters', deadLetters);
    this.queue = foundation.queue(this, 'SyncQueue', {
      retentionPeriod: Duration.days(deadLetterRetentionDays),
      visibilityTimeout: Duration.seconds(syncVisibilityTimeoutSeconds),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: syncMaxReceiveCount },
    });
    this.bus = this.#ownOrExistingBus(props);
    this.rule = this.#ruleAndArchive(props);
    this.push = this.#pushFunction(props);
    this.eventSource = this.#handOver(props.maxConcurrency);
  }

  #ruleAndArchive(props: SyncPipelineProps): Rule {
    const eventPattern = { source: [geckoEventSource], detailType: Object.values(detailTypes) };
    const rule = new Rule(this, 'GeckoEvents', {
      description: "Gecko's scan and triage events to the sync queue",
      eventBus: this.bus,
      eventPattern,
      targets: [
        new SqsQueue(this.queue, {
          deadLetterQueue: this.ruleDeadLetterQueue,
          maxEventAge: Duration.hours(ruleMaxEventAgeHours),
          // EventBridge puts in what stands there in the event. Every team id that we take can be a group; an event with
          // another one, which we would reject, goes to the rule's dead-letter queue if SQS won't have it.
          messageGroupId: teamIdPath,
        }),
      ],
    });
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      description: 'Gecko events, for replay',
      eventPattern,
      retention: Duration.days(props.archiveRetentionDays),
    });
    return rule;
  }

  #ownOrExistingBus({ existingEventBusName, scannerAccountId }: SyncPipelineProps): IEventBus {
    if (existingEventBusName) return EventBus.fromEventBusName(this, 'Bus', existingEventBusName);
    const bus = new EventBus(this, 'Bus');
    if (scannerAccountId) bus.addToResourcePolicy(scannerMayTell(scannerAccountId, bus.eventBusArn));
    // The CDK's own declarations disagree under exactOptionalPropertyTypes: `eventSourceName` of an EventBus may be undefined.
    return bus as IEventBus;
  }

  #pushFunction(props: SyncPipelineProps): NodeFunction {
    const push = new NodeFunction(this, 'Push', {
      entry: 'functions/push/index.ts',
      description: "Makes a DefectDojo product reflect a repository's findings in Gecko",
      timeout: Duration.seconds(pushTimeoutSeconds),
      memoryMegabytes: pushMemoryMegabytes,
      foundation: props.foundation,
      // Whoever ends calls the next in line, who calls the next: Lambda would end that after 16 of them, and a first export
      // that takes more functions (docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html). Each message of such a
      // chain has a place at a DefectDojo or time to wait before it, which bounds how many there are.
      recursiveLoop: RecursiveLoop.ALLOW,
      environment: {
        ...props.environment,
        ...nativeMemoryEnvironment,
        [environmentNames.syncQueueUrl]: this.queue.queueUrl,
        [environmentNames.syncDeadLetterQueueUrl]: this.deadLetterQueue.queueUrl,
        [environmentNames.eventBusName]: this.bus.eventBusName,
        [environmentNames.functionTimeoutSeconds]: String(pushTimeoutSeconds),
      },
    });
    this.grantRequests(push.function);
    this.deadLetterQueue.grant(push.function, 'sqs:SendMessage');
    this.bus.grantPutEventsTo(push.function);
    return push;
  }

  /** Lets a function put messages on the sync queue. */
  grantRequests(grantee: IGrantable): void {
    this.queue.grant(grantee, 'sqs:SendMessage');
  }

  /** Has Lambda hand the queue's messages to the push function, which for that may do what Lambda does in its name. */
  #handOver(maxConcurrency: number): EventSourceMapping {
    this.queue.grant(this.push.function, ...eventSourceActions);
    return new EventSourceMapping(this, 'Messages', {
      target: this.push.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: messagesPerBatch,
      reportBatchItemFailures: true,
      maxConcurrency,
    });
  }
}

/** Gecko's events and no others: what the service itself puts on the bus, nobody else can forge. */
function scannerMayTell(accountId: string, busArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'ScannerMayTell',
    principals: [new AccountPrincipal(accountId)],
    actions: ['events:PutEvents'],
    resources: [busArn],
    conditions: {
      StringEquals: { 'events:source': geckoEventSource, 'events:detail-type': Object.values(detailTypes) },
    },
  });
}
