import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type * as z from 'zod';

/** The stack of a stage isn't there, can't be read, or is too old for the command. The message says what to check. */
export class StackUnreadableError extends Error {
  override readonly name = 'StackUnreadableError';
  readonly code = 'stack_unreadable';
}

/**
 * What the stack of a stage puts out, as far as a command needs it.
 *
 * @throws {StackUnreadableError} with what AWS said, or which output is missing.
 */
export async function stackOutputs<Schema extends z.ZodObject>(
  client: CloudFormationClient,
  stage: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const StackName = `GeckoDefectDojo-${stage}`;
  const outputs = schema.safeParse(await outputsOf(client, StackName));
  if (outputs.success) return outputs.data;
  const missing = outputs.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new StackUnreadableError(`Stack ${StackName} has no output ${missing}. Deploy it again.`);
}

async function outputsOf(client: CloudFormationClient, StackName: string): Promise<Record<string, string | undefined>> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  } catch (cause) {
    const advice = 'Check --stage, and that AWS credentials and AWS_REGION are those of its account.';
    throw new StackUnreadableError(`Stack ${StackName}: ${(cause as Error).message}\n${advice}`, { cause });
  }
}
