import { setTimeout as passTime } from 'node:timers/promises';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { defaultGeckoSecretName, defectDojoSecretName, teamGeckoSecretName } from '../contracts/secret-names.ts';
import type { Clock } from '../ports/clock.ts';
import type { DefectDojoKey, KeyKeeper } from '../ports/key-store.ts';

const defectDojoSecretSchema = z.object({ baseUrl: z.url(), apiKey: z.string().min(1), version: z.int().positive() });
const geckoSecretSchema = z.object({ apiKey: z.string().min(1) });

/** A secret exists but doesn't hold what its name promises. The message never quotes it. */
export class SecretShapeError extends Error {
  readonly code = 'secret_invalid';
  override readonly name = 'SecretShapeError';
}

/** How long a key is kept in memory, milliseconds: a replaced key is noticed after at most this, or at its first rejection. */
const cachedForMs = 60_000;

/**
 * How long to wait before each further try to reuse the name of a secret that was just destroyed, milliseconds: that goes on
 * in the background for a while (docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html).
 */
const nameRetriesAfterMs = [250, 500, 1_000, 2_000, 4_000];

/** {@link KeyKeeper} in AWS Secrets Manager, by the naming rule of `contracts/secret-names.ts`. */
export function createSecretsManagerKeyStore(options: {
  client: SecretsManagerClient;
  prefix: string;
  clock: Clock;
  /** Lets milliseconds pass. @default the system's timer */
  wait?: (ms: number) => Promise<unknown>;
  /** KMS key that encrypts new secrets. @default the one that AWS manages for Secrets Manager */
  encryptionKeyArn?: string | undefined;
}): KeyKeeper {
  const { client, prefix, clock, wait = passTime, encryptionKeyArn: KmsKeyId } = options;
  const cache = new Map<string, { value: unknown; readAtMs: number }>();

  const read = async <T extends z.ZodType>(name: string, schema: T, fresh = false): Promise<z.infer<T> | undefined> => {
    const nowMs = clock.now().getTime();
    const cached = cache.get(name);
    if (!fresh && cached && nowMs - cached.readAtMs < cachedForMs) return schema.parse(cached.value);
    const text = await secretText(client, name);
    if (text === undefined) {
      cache.delete(name);
      return undefined;
    }
    const value = parseSecret(name, text, schema);
    cache.set(name, { value, readAtMs: nowMs });
    return value;
  };

  return {
    defectDojoKey: (teamId, { fresh = false } = {}) =>
      read(defectDojoSecretName(prefix, teamId), defectDojoSecretSchema, fresh),

    async geckoKey(teamId) {
      const own = await read(teamGeckoSecretName(prefix, teamId), geckoSecretSchema);
      return (own ?? (await read(defaultGeckoSecretName(prefix), geckoSecretSchema)))?.apiKey;
    },

    async putDefectDojoKey(teamId, key: DefectDojoKey) {
      const name = defectDojoSecretName(prefix, teamId);
      const secret = { SecretString: JSON.stringify(key) };
      cache.delete(name);
      try {
        const Tags = [{ Key: 'teamId', Value: teamId }];
        const create = new CreateSecretCommand({ Name: name, ...secret, Tags, KmsKeyId });
        await onceNameIsFree(() => client.send(create), wait);
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, ...secret }));
      }
    },

    async destroyDefectDojoKey(teamId) {
      const name = defectDojoSecretName(prefix, teamId);
      cache.delete(name);
      try {
        await client.send(new DeleteSecretCommand({ SecretId: name, ForceDeleteWithoutRecovery: true }));
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
}

async function onceNameIsFree(create: () => Promise<unknown>, wait: (ms: number) => Promise<unknown>): Promise<void> {
  for (const delayMs of [...nameRetriesAfterMs, undefined]) {
    try {
      await create();
      return;
    } catch (error) {
      if (!(error instanceof InvalidRequestException) || delayMs === undefined) throw error;
      await wait(delayMs);
    }
  }
}

async function secretText(client: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether there is no such secret, or it is being destroyed, which the service says otherwise. */
function isGone(error: unknown): boolean {
  return error instanceof ResourceNotFoundException || error instanceof InvalidRequestException;
}

function parseSecret<T extends z.ZodType>(name: string, text: string, schema: T): z.infer<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The cause is left out: it could quote the secret.
    throw new SecretShapeError(`The secret ${name} does not hold what it should; see the naming rule in the README.`);
  }
}
