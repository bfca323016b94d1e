import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { startLocalStage } from '../../infra/local/local-stage.ts';
import { lineProgress } from '../../infra/local/progress.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/dynamo-sync-store.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { secretPrefix } from '../../shared/contracts/secret-names.ts';
import { repositoriesInTurn, sendEvents } from './events.ts';
import { readOptions } from './options.ts';
import { asText, reportOf } from './report.ts';
import { startSlowInstance } from './slow-instance.ts';
import { setUpTeams } from './teams.ts';
import { watchEvents } from './watch.ts';

const options = readOptions(process.argv.slice(2));
const tell = (line: string) => console.error(line);
const progress = lineProgress(tell);
const clock = { now: () => new Date() };

await using parts = new AsyncDisposableStack();
const folder = path.resolve(import.meta.dirname, '../../.local/load');
const stage = parts.adopt(await startLocalStage({ folder, progress }), (it) => it.stop());
const { endpoints } = stage;
const instances = await Promise.all(Array.from({ length: options.instances }, startSlowInstance));
for (const instance of instances) parts.adopt(instance, (it) => it.stop());

const aws = emulatorClientConfig(endpoints.awsEndpointUrl);
const marshallOptions = { removeUndefinedValues: true };
const client = DynamoDBDocumentClient.from(new DynamoDBClient(aws), { marshallOptions });
const table = { client, tableName: endpoints.tableName, clock };
const secrets = { client: new SecretsManagerClient(aws), prefix: secretPrefix('local'), clock };
const stores = { teams: createDynamoTeamStore(table), keys: createSecretsManagerKeyStore(secrets) };

const repositories = await progress.step('Connecting the teams', () => setUpTeams(stage, stores, instances, options));
for (const instance of instances) instance.watch();
const deadlineMs = Date.now() + options.minutes * 60_000;
const turns = repositoriesInTurn(repositories, options.events);
const events = await progress.step('Sending the events', () => sendEvents(endpoints, turns));
const watching = { deadlineMs: deadlineMs - Date.now(), tell };
const outcome = await watchEvents(createDynamoSyncStore(table), repositories, events, watching);

const queues = [endpoints.syncDeadLetterQueueUrl, endpoints.ruleDeadLetterQueueUrl];
const deadLetters = (await Promise.all(queues.map(messagesIn))).reduce((sum, count) => sum + count, 0);
const report = reportOf({ repositories, events, outcome, instances, deadLetters });
process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : asText(report)}\n`);
process.exitCode = report.broken.length === 0 ? 0 : 1;

async function messagesIn(QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await new SQSClient(aws).send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages']) + Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
}
