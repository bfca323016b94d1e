import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PauseError } from './options.ts';

/**
 * Name of the table of a deployed stage.
 *
 * @throws {PauseError} `stack_unreadable` with what AWS said.
 */
export async function tableOf(client: CloudFormationClient, stage: string): Promise<string> {
  const StackName = `GeckoDefectDojo-${stage}`;
  const { Stacks: [stack] = [] } = await describe(client, StackName);
  const table = stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'TableName')?.OutputValue;
  if (table !== undefined) return table;
  throw new PauseError('stack_unreadable', `The stack ${StackName} names no table. Deploy it first.`);
}

async function describe(client: CloudFormationClient, StackName: string) {
  try {
    return await client.send(new DescribeStacksCommand({ StackName }));
  } catch (cause) {
    const message = `The stack ${StackName} can't be read: ${(cause as Error).message}`;
    throw new PauseError('stack_unreadable', message, { cause });
  }
}
