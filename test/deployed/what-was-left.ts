import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { deployedTable } from './deployed-table.ts';
import { endpoints } from './stage.ts';

const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const logs = new CloudWatchLogsClient(aws);
const sqs = new SQSClient(aws);
const messagesPerCall = 10;

/** Every line that the functions logged since the stage was deployed. */
export async function loggedLines(): Promise<string> {
  const lines: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {})) {
    for (const { logGroupName = '' } of logGroups) {
      for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName })) {
        lines.push(...events.map(({ message = '' }) => message));
      }
    }
  }
  return lines.join('\n');
}

/** Every item of the table. */
export async function storedItems(): Promise<string> {
  const items: string[] = [];
  for await (const { Items = [] } of paginateScan(deployedTable, { TableName: deployedTable.tableName })) {
    items.push(...Items.map((item) => JSON.stringify(item)));
  }
  return items.join('\n');
}

/** The items that name a team. */
export async function itemsOf(teamId: string): Promise<string[]> {
  return (await storedItems()).split('\n').filter((item) => item.includes(teamId));
}

/** Messages that lie in queues of the stage or of a test, which stay there. */
export async function queuedMessages(...more: readonly string[]): Promise<string> {
  const { syncQueueUrl, syncDeadLetterQueueUrl, ruleDeadLetterQueueUrl } = endpoints;
  const bodies: string[] = [];
  for (const QueueUrl of [syncQueueUrl, syncDeadLetterQueueUrl, ruleDeadLetterQueueUrl, ...more]) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: messagesPerCall,
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 0,
      }),
    );
    bodies.push(...Messages.map((message) => JSON.stringify(message)));
  }
  return bodies.join('\n');
}
