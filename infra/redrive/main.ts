import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readOptions, usage } from './options.ts';
import { redrive } from './redrive.ts';
import { queuesOf } from './stage-queues.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else await redrive(new SQSClient(), await queuesOf(new CloudFormationClient(), options.stage), options, console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
