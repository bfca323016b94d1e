import {
  CreateSecretCommand,
  type CreateSecretCommandInput,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RestoreSecretCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { KeyNotDestroyedError } from '../ports/key-store.ts';

/** What a secret is to be. */
export interface Secret extends Pick<CreateSecretCommandInput, 'Tags' | 'KmsKeyId'> {
  readonly Name: string;
  readonly SecretString: string;
}

/**
 * How long to wait before each further try to reuse the name of a secret that was just destroyed, milliseconds: that goes on
 * in the background for a while (docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html).
 */
const nameRetriesAfterMs = [250, 500, 1_000, 2_000, 4_000];

/**
 * Makes a secret, or gives the one of that name its value. One that somebody scheduled for deletion is taken back for it: its
 * name isn't free for up to 30 days.
 *
 * @param wait lets milliseconds pass
 */
export async function keepSecret(
  client: SecretsManagerClient,
  secret: Secret,
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  for (const delayMs of [...nameRetriesAfterMs, undefined]) {
    try {
      return await makeOrReplace(client, secret);
    } catch (error) {
      if (!isGone(error) || delayMs === undefined) throw error;
      await wait(delayMs);
    }
  }
}

/** @throws the refusal of the name where the secret is being destroyed at this moment */
async function makeOrReplace(client: SecretsManagerClient, secret: Secret): Promise<void> {
  const { Name: SecretId, SecretString } = secret;
  const replace = () => client.send(new PutSecretValueCommand({ SecretId, SecretString }));
  try {
    await client.send(new CreateSecretCommand(secret));
  } catch (refusal) {
    if (refusal instanceof ResourceExistsException) await replace();
    else if (!(await isTakenBack(client, SecretId, refusal))) throw refusal;
    else await replace().catch((error: unknown) => giveBack(client, SecretId, error));
  }
}

async function isTakenBack(client: SecretsManagerClient, SecretId: string, refusal: unknown): Promise<boolean> {
  if (!(refusal instanceof InvalidRequestException)) return false;
  try {
    await client.send(new RestoreSecretCommand({ SecretId }));
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** What somebody wanted deleted must not stay with its old value. */
async function giveBack(client: SecretsManagerClient, SecretId: string, failure: unknown): Promise<never> {
  await client.send(new DeleteSecretCommand({ SecretId })).catch(() => {});
  throw failure;
}

/**
 * Destroys a secret at once, without a recovery window, also one that is in such a window.
 *
 * @throws {KeyNotDestroyedError} when Secrets Manager keeps it
 */
export async function destroySecret(client: SecretsManagerClient, SecretId: string): Promise<void> {
  const destroy = () => client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  try {
    await destroy();
  } catch (refusal) {
    if (refusal instanceof ResourceNotFoundException) return;
    if (!(refusal instanceof InvalidRequestException)) throw refusal;
    if (await isTakenBack(client, SecretId, refusal)) await destroy().catch(unlessGone);
    // Without a value it is being destroyed at this moment.
    else if ((await secretText(client, SecretId)) !== undefined) throw new KeyNotDestroyedError(refusal);
  }
}

/** What a secret holds; undefined where there is none, or none any more. */
export async function secretText(client: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
  } catch (error) {
    unlessGone(error);
    return undefined;
  }
}

function unlessGone(error: unknown): void {
  if (!isGone(error)) throw error;
}

/** Whether there is no such secret, or it is scheduled for deletion or being destroyed, which the service says otherwise. */
function isGone(error: unknown): boolean {
  return error instanceof ResourceNotFoundException || error instanceof InvalidRequestException;
}
