import os from 'node:os';
import path from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { startLocalStage } from '../../infra/local/local-stage.ts';
import { lineProgress } from '../../infra/local/progress.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { secretPrefix } from '../../shared/contracts/secret-names.ts';
import { sendEvents } from './events.ts';
import type { LoadOptions } from './options.ts';
import { type LoadReport, reportOf } from './report.ts';
import { addRows, compareRows } from './rows.ts';
import { startSlowInstance } from './slow-instance.ts';
import { setUpTeams, wantedRows } from './teams.ts';
import { repositoriesInTurn } from './turns.ts';
import { watchEvents } from './watch.ts';

/** How long a call to the table is repeated that it refuses for the moment, milliseconds. */
const patienceMs = 20_000;

/** Boots a local stage, sends it the events, and waits until everything is in sync or the time is up. */
export async function runLoad(options: LoadOptions, tell: (line: string) => void): Promise<LoadReport> {
  const progress = lineProgress(tell);
  await using parts = new AsyncDisposableStack();
  const folder = path.resolve(import.meta.dirname, '../../.local/load');
  const stage = parts.adopt(await startLocalStage({ folder, progress }), (it) => it.stop());
  const { endpoints } = stage;
  const instances = await Promise.all(Array.from({ length: options.instances }, startSlowInstance));
  for (const instance of instances) parts.adopt(instance, (it) => it.stop());
  const stores = storesOf(endpoints);

  const repositories = await progress.step('Connecting the teams', () => setUpTeams(stage, stores, instances, options));
  const deadBefore = await deadLettersOf(endpoints);
  for (const instance of instances) instance.watch();
  const endsAtMs = Date.now() + options.minutes * 60_000;
  const turns = repositoriesInTurn(repositories, options.events);
  const events = await progress.step('Sending the events', () => sendEvents(endpoints, turns));
  const watching = { deadlineMs: endsAtMs - Date.now(), tell };
  const { servedAtMs, inSync, runs } = await watchEvents(stores.syncs, repositories, events, watching);

  return reportOf({
    machine: `${os.availableParallelism()} processors (${os.cpus()[0]?.model.trim()}), Node ${process.versions.node}`,
    repositories: repositories.length,
    events: events.map(({ id, repository, sentAtMs }) => {
      const endedAtMs = servedAtMs.get(id);
      const { teamId } = repository.key;
      return { teamId, sentAtMs, ...(endedAtMs === undefined ? {} : { servedAtMs: endedAtMs }) };
    }),
    inSync: inSync.size,
    runs,
    instances: instances.map((instance) => instance.calls()),
    rows: addRows(instances.map((it) => compareRows(wantedRows(it, repositories), it.findings()))),
    deadLetters: (await deadLettersOf(endpoints)) - deadBefore,
  });
}

function storesOf({ awsEndpointUrl, tableName }: Endpoints) {
  const aws = emulatorClientConfig(awsEndpointUrl);
  const clock = { now: () => new Date() };
  const patience = { leftMs: () => patienceMs };
  const table = openTable({ tableName, clock, patience, config: aws });
  const secrets = { client: new SecretsManagerClient(aws), prefix: secretPrefix('local'), clock };
  return {
    teams: createDynamoTeamStore(table),
    syncs: createDynamoSyncStore(table),
    keys: createSecretsManagerKeyStore(secrets),
  };
}

async function deadLettersOf(endpoints: Endpoints): Promise<number> {
  const sqs = new SQSClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  let messages = 0;
  for (const QueueUrl of [endpoints.syncDeadLetterQueueUrl, endpoints.ruleDeadLetterQueueUrl]) {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    messages += Number(Attributes['ApproximateNumberOfMessages']);
    messages += Number(Attributes['ApproximateNumberOfMessagesNotVisible']);
  }
  return messages;
}
