import { setTimeout as passTime } from 'node:timers/promises';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { defaultGeckoSecretName, defectDojoSecretName, teamGeckoSecretName } from '../contracts/secret-names.ts';
import type { TeamId } from '../domain/names/ids.ts';
import { gatewayHeaderSchema } from '../domain/team/gateway-headers.ts';
import type { Clock } from '../ports/clock.ts';
import type { DefectDojoKey, KeyKeeper } from '../ports/key-store.ts';
import { destroySecret, keepSecret, secretText } from './keep-secret.ts';

/** Secrets that were stored before there were gateways and authorities have neither. */
const defectDojoSecretSchema = z.object({
  baseUrl: z.url(),
  apiKey: z.string().min(1),
  version: z.int().positive(),
  gatewayHeaders: z.array(gatewayHeaderSchema).optional(),
  certificateAuthority: z.string().min(1).optional(),
});
const geckoSecretSchema = z.object({ apiKey: z.string().min(1) });

/** A secret exists but doesn't hold what its name promises. The message never quotes it. */
export class SecretShapeError extends Error {
  readonly code = 'secret_invalid';
  override readonly name = 'SecretShapeError';
}

/**
 * How long a key is kept in memory, milliseconds, and for how long it is known that there is none. Each call is paid for, and the
 * scans of a team come within hours. A key of DefectDojo that was replaced is noticed by its version, one of Gecko's after at most
 * this, or at its first rejection.
 */
const cachedForMs = 900_000;

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
    if (!fresh && cached && nowMs - cached.readAtMs < cachedForMs) return schema.optional().parse(cached.value);
    const text = await secretText(client, name);
    const value = text === undefined ? undefined : parseSecret(name, text, schema);
    cache.set(name, { value, readAtMs: nowMs });
    return value;
  };

  const ownOrDefault = async (teamId: TeamId, fresh: boolean): Promise<string | undefined> => {
    const own = await read(teamGeckoSecretName(prefix, teamId), geckoSecretSchema, fresh);
    return (own ?? (await read(defaultGeckoSecretName(prefix), geckoSecretSchema, fresh)))?.apiKey;
  };

  return {
    defectDojoKey: (teamId, { fresh = false } = {}) =>
      read(defectDojoSecretName(prefix, teamId), defectDojoSecretSchema, fresh),

    async geckoKey(teamId, { fresh = false } = {}) {
      const found = await ownOrDefault(teamId, fresh);
      // Who is told that there is none stores one, and tries again.
      return found ?? (fresh ? undefined : ownOrDefault(teamId, true));
    },

    async putDefectDojoKey(teamId, key: DefectDojoKey) {
      const Name = defectDojoSecretName(prefix, teamId);
      cache.delete(Name);
      const Tags = [{ Key: 'teamId', Value: teamId }];
      await keepSecret(client, { Name, SecretString: JSON.stringify(key), Tags, KmsKeyId }, wait);
    },

    async destroyDefectDojoKey(teamId) {
      const name = defectDojoSecretName(prefix, teamId);
      cache.delete(name);
      await destroySecret(client, name);
    },
  };
}

function parseSecret<T extends z.ZodType>(name: string, text: string, schema: T): z.infer<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The cause is left out: it could quote the secret.
    throw new SecretShapeError(
      `The secret ${name} does not hold what it should; see the naming rule in infra/README.md.`,
    );
  }
}
