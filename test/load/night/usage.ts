import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { emulatorClientConfig } from '../../../infra/local/emulator-access.ts';
import type { Endpoints } from '../../../infra/local/endpoints.ts';
import { LoadError } from '../load-error.ts';

const callsSchema = z.object({ calls: z.record(z.string(), z.number()) });

/** How many messages all functions have sent since the stage started. @throws {LoadError} where nobody counts them */
export async function messagesSent({ awsControlUrl }: Endpoints): Promise<number> {
  if (awsControlUrl === undefined) {
    throw new LoadError('A night counts messages in front of an emulator of its own: unset AWS_ENDPOINT_URL.');
  }
  const answer = await fetch(`${awsControlUrl}/calls`);
  return callsSchema.parse(await answer.json()).calls['AmazonSQS.SendMessage'] ?? 0;
}

/** How long push functions were busy since an instant, all together, as their log says at the end of each; milliseconds. */
export async function functionMs({ awsEndpointUrl }: Endpoints, since: Date): Promise<number> {
  const aws = emulatorClientConfig(awsEndpointUrl);
  const client = new CloudWatchLogsClient(aws);
  const logGroupName = await pushLogGroup(new LambdaClient(aws));
  const asked = { logGroupName, startTime: since.getTime(), filterPattern: 'REPORT' };
  let sum = 0;
  for await (const { events = [] } of paginateFilterLogEvents({ client }, asked)) {
    for (const { message = '' } of events)
      sum += Number(/\tDuration: (?<ms>\d+) ms/.exec(message)?.groups?.['ms'] ?? 0);
  }
  return sum;
}

async function pushLogGroup(lambda: LambdaClient): Promise<string> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  const FunctionName = EventSourceMappings[0]?.FunctionArn?.split(':').at(-1);
  const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
}
