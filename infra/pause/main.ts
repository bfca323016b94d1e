import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readOptions } from './options.ts';
import { pauseExports } from './pause-exports.ts';
import { tableOf } from './stage-table.ts';

try {
  const options = readOptions(process.argv.slice(2));
  const tableName = await tableOf(new CloudFormationClient(), options.stage);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  console.log(await pauseExports({ client, tableName, now: new Date() }, options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
