import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { endpoints } from './stage.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient(emulatorClientConfig(endpoints.awsEndpointUrl)), {
  marshallOptions: { removeUndefinedValues: true },
});

/** The table of the deployed stack, for contract tests of what is kept in it. */
export const deployedTable = { client, tableName: endpoints.tableName, clock: { now: () => new Date() } };
