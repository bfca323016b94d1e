import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { describeTeamStore } from '../support/team-store-contract.ts';
import { endpoints } from './stage.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient(emulatorClientConfig(endpoints.awsEndpointUrl)), {
  marshallOptions: { removeUndefinedValues: true },
});

describeTeamStore('in the deployed table', () => createDynamoTeamStore({ client, tableName: endpoints.tableName }));
