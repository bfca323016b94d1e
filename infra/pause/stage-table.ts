import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { stackOutputs } from '../operate/stack-outputs.ts';

const outputsSchema = z.object({ TableName: z.string() });

/**
 * Name of the table of a deployed stage.
 *
 * @throws {StackUnreadableError}
 */
export async function tableOf(client: CloudFormationClient, stage: string): Promise<string> {
  return (await stackOutputs(client, stage, outputsSchema)).TableName;
}
