import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { pauseKey, pausePartition } from '../../shared/contracts/pause-key.ts';
import type { PauseOptions } from './options.ts';

/** The table of the stage, and the time. */
interface Stage {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Date;
}

/**
 * Pauses exports or lets them go on.
 *
 * @returns what is paused now, for people
 */
export async function pauseExports(stage: Stage, { command, instance }: PauseOptions): Promise<string> {
  const { client, tableName: TableName, now } = stage;
  const Key = pauseKey(instance);
  if (command === 'pause') {
    const Item = { ...Key, since: now.toISOString(), ...(instance === undefined ? {} : { instance }) };
    await client.send(new PutCommand({ TableName, Item }));
  } else {
    await client.send(new DeleteCommand({ TableName, Key }));
  }
  return describe(await pausesIn(stage));
}

async function pausesIn({ client, tableName: TableName }: Stage): Promise<readonly Record<string, unknown>[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pausePartition },
      ConsistentRead: true,
    }),
  );
  return Items;
}

function describe(pauses: readonly Record<string, unknown>[]): string {
  if (pauses.length === 0) return 'Nothing is paused. What waited is taken up by the next sweeps.';
  const lines = pauses.map(({ instance = 'all exports', since }) => `  ${instance} since ${since}`);
  return ['Paused:', ...lines].join('\n');
}
