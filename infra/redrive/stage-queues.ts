import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { RedriveError } from './redrive-error.ts';

const outputsSchema = z.object({
  SyncQueueUrl: z.string(),
  SyncDeadLetterQueueUrl: z.string(),
  RuleDeadLetterQueueUrl: z.string(),
});

/** The queues of a stage. */
export interface StageQueues {
  readonly syncQueueUrl: string;
  readonly deadLetterQueues: ReadonlyArray<{ readonly title: string; readonly url: string }>;
}

/**
 * Finds the queues by the outputs of the stage's stack.
 *
 * @throws {RedriveError} `stack_unreadable` with what CloudFormation said.
 */
export async function queuesOf(client: CloudFormationClient, stage: string): Promise<StageQueues> {
  const outputs = outputsSchema.parse(await outputsOf(client, `GeckoDefectDojo-${stage}`));
  return {
    syncQueueUrl: outputs.SyncQueueUrl,
    deadLetterQueues: [
      { title: 'Sync dead-letter queue', url: outputs.SyncDeadLetterQueueUrl },
      { title: 'Rule dead-letter queue', url: outputs.RuleDeadLetterQueueUrl },
    ],
  };
}

async function outputsOf(client: CloudFormationClient, StackName: string): Promise<Record<string, string | undefined>> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  } catch (cause) {
    const advice = 'Check --stage, and that AWS credentials and AWS_REGION are those of its account.';
    throw new RedriveError('stack_unreadable', `Stack ${StackName}: ${(cause as Error).message}\n${advice}`, { cause });
  }
}
