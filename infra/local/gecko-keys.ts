import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { secretPrefix, teamGeckoSecretName } from '../../shared/contracts/secret-names.ts';
import { emulatorClientConfig } from './emulator-access.ts';

/** Stores each team's Gecko API key where the functions look for it, as an operator does on AWS. */
export async function storeGeckoKeys(
  awsEndpointUrl: string,
  teamIds: readonly string[],
  apiKey: (teamId: string) => string,
): Promise<void> {
  const client = new SecretsManagerClient(emulatorClientConfig(awsEndpointUrl));
  for (const teamId of teamIds) {
    const name = teamGeckoSecretName(secretPrefix('local'), teamId);
    const SecretString = JSON.stringify({ apiKey: apiKey(teamId) });
    try {
      await client.send(new CreateSecretCommand({ Name: name, SecretString }));
    } catch (error) {
      if (!(error instanceof ResourceExistsException)) throw error;
      await client.send(new PutSecretValueCommand({ SecretId: name, SecretString }));
    }
  }
}
