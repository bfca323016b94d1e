import type { AwsCall } from './aws-call.ts';
import type { Answer } from './forward.ts';
import type { Refusal } from './limit.ts';

/**
 * The name of a secret that is scheduled for deletion. AWS refuses a new secret of that name, and says so with this code;
 * the emulator answers as if the secret were there as any other
 * (docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html).
 */
const nameOfDeletedSecret: Refusal = {
  status: 400,
  code: 'InvalidRequestException',
  message: "You can't create this secret because a secret with this name is already scheduled for deletion.",
};

/**
 * How AWS refuses a secret whose name is taken by one that is scheduled for deletion.
 *
 * @param describe asks the emulator what it knows of a secret
 */
export async function refusalOfName(
  { action, input }: AwsCall,
  { body }: Answer,
  describe: (secretId: unknown) => Promise<string>,
): Promise<Refusal | undefined> {
  if (action !== 'secretsmanager.CreateSecret') return undefined;
  if (!Buffer.from(body).toString().includes('ResourceExistsException')) return undefined;
  const { DeletedDate } = JSON.parse(await describe(input['Name'])) as { DeletedDate?: unknown };
  return DeletedDate ? nameOfDeletedSecret : undefined;
}
