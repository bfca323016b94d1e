import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { describeKeyStore } from '../support/key-store-contract.ts';
import { endpoints } from './stage.ts';

const client = new SecretsManagerClient(emulatorClientConfig(endpoints.awsEndpointUrl));

describeKeyStore('in Secrets Manager', () =>
  createSecretsManagerKeyStore({ client, prefix: 'gecko-defectdojo/contract', clock: { now: () => new Date() } }),
);
