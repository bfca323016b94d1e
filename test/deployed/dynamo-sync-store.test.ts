import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/dynamo-sync-store.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { describeSyncStore } from '../support/sync-store-contract.ts';
import { endpoints } from './stage.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient(emulatorClientConfig(endpoints.awsEndpointUrl)), {
  marshallOptions: { removeUndefinedValues: true },
});

const table = { client, tableName: endpoints.tableName };

describeSyncStore('in the deployed table', () => ({
  store: createDynamoSyncStore(table),
  teams: createDynamoTeamStore(table),
}));
