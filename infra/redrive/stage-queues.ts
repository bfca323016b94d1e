import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { stackOutputs } from '../operate/stack-outputs.ts';

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
 * @throws {StackUnreadableError}
 */
export async function queuesOf(client: CloudFormationClient, stage: string): Promise<StageQueues> {
  const outputs = await stackOutputs(client, stage, outputsSchema);
  return {
    syncQueueUrl: outputs.SyncQueueUrl,
    deadLetterQueues: [
      { title: 'Sync dead-letter queue', url: outputs.SyncDeadLetterQueueUrl },
      { title: 'Rule dead-letter queue', url: outputs.RuleDeadLetterQueueUrl },
    ],
  };
}
