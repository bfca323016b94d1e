import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { NodeFunction } from './constructs/node-function.ts';
import type { ExportStack } from './export-stack.ts';

/** Runs cdk-nag's AwsSolutions and Serverless packs at every synth: a finding that isn't acknowledged fails it. */
export function addSecurityChecks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** Every rule that we break on purpose, each at the one construct that breaks it, with the reason. */
export function acknowledgeExceptions({ foundation, pipeline, sweep, api, secrets }: ExportStack): void {
  for (const queue of [pipeline.deadLetterQueue, pipeline.ruleDeadLetterQueue, sweep.deadLetterQueue]) {
    acknowledge(queue, 'AwsSolutions::AwsSolutions-SQS3', 'This is a dead-letter queue.');
    acknowledge(queue, 'Serverless::Serverless-SQSRedrivePolicy', 'This is a dead-letter queue.');
  }
  for (const fn of [pipeline.push, sweep.handler, api.handler]) {
    acknowledge(
      fn.role,
      `AwsSolutions::AwsSolutions-IAM5[Resource::${secrets.arnPatternInFindings}]`,
      'Secrets come and go with the teams, so the grant names the prefix of the stage; nothing else lies below it.',
    );
    acknowledgeFunction(fn);
    if (!foundation.egress) continue;
    acknowledge(fn.role, 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', networkReason);
    acknowledge(fn.role, 'Serverless::Serverless-LambdaStarPermissions', networkReason);
  }
  acknowledge(
    pipeline.eventSource,
    'Serverless::Serverless-LambdaEventSourceMappingDestination',
    'SQS sources keep failed messages in the queue and its dead-letter queue; failure destinations are for streams.',
  );
  acknowledge(
    api.openApiRoute,
    'AwsSolutions::AwsSolutions-APIG4',
    'The OpenAPI document is public: it describes the API and holds no data.',
  );
}

const networkReason =
  "Lambda's rights to network interfaces can't be narrowed, and the function's code is denied them.";

function acknowledgeFunction(fn: NodeFunction): void {
  acknowledge(
    fn.function,
    'Serverless::Serverless-LambdaDLQ',
    'Dead letters of a function serve asynchronous invocations: SQS and API Gateway wait for it, and the next sweep does what a failed one missed.',
  );
  acknowledge(
    fn.function,
    'Serverless::Serverless-LambdaTracing',
    'X-Ray needs a right on every resource; run and request ids in the logs tie the steps together.',
  );
}

function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}
