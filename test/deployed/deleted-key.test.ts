import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { defectDojoSecretName, secretPrefix } from '../../shared/contracts/secret-names.ts';
import { teamIdSchema } from '../../shared/domain/names/ids.ts';
import { callApi, endpoints } from './stage.ts';

const secrets = new SecretsManagerClient(emulatorClientConfig(endpoints.awsEndpointUrl));
const SecretId = defectDojoSecretName(secretPrefix('local'), teamIdSchema.parse(endpoints.demoTeamId));
const { url, apiKey } = endpoints.defectDojo;
const connect = () => callApi('PUT', '/v1/connection', { body: { url, apiKey } });

/** Somebody deletes the team's key by hand, with the recovery window that Secrets Manager gives by itself. */
async function deleteByHand(): Promise<void> {
  await secrets.send(new DeleteSecretCommand({ SecretId }));
  const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(DeletedDate).toBeInstanceOf(Date);
}

describe('a key that somebody scheduled for deletion', () => {
  it('is missed by verifying, and replaced by connecting again at once', async () => {
    await connect();
    await deleteByHand();
    expect(await callApi('POST', '/v1/connection/verify')).toMatchObject({ status: 409, body: { code: 'key_lost' } });
    expect(await connect()).toMatchObject({ status: 200, body: { status: 'connected' } });
    expect((await callApi('POST', '/v1/connection/verify')).status).toBe(200);
  });

  it('is destroyed for good by disconnecting', async () => {
    await connect();
    await deleteByHand();
    expect((await callApi('DELETE', '/v1/connection')).status).toBe(204);
    await expect(secrets.send(new DescribeSecretCommand({ SecretId }))).rejects.toThrow(ResourceNotFoundException);
    expect((await connect()).status).toBe(201);
  });
});
