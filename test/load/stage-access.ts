import os from 'node:os';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { syncsPerInstance } from '../../shared/contracts/limits.ts';
import { secretPrefix } from '../../shared/contracts/secret-names.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { KeyKeeper } from '../../shared/ports/key-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';

/** What a load reads and writes of a stage. */
export interface LoadStores {
  readonly teams: TeamStore;
  readonly syncs: SyncStore;
  readonly keys: KeyKeeper;
  readonly line: InstanceLine;
}

/** How long a call to the table is repeated that it refuses for the moment, milliseconds. */
const patienceMs = 20_000;

/** Opens the stores of a local stage. */
export function storesOf({ awsEndpointUrl, tableName }: Endpoints): LoadStores {
  const aws = emulatorClientConfig(awsEndpointUrl);
  const clock = { now: () => new Date() };
  const patience = { leftMs: () => patienceMs };
  const table = openTable({ tableName, clock, patience, config: aws });
  const secrets = { client: new SecretsManagerClient(aws), prefix: secretPrefix('local'), clock };
  return {
    teams: createDynamoTeamStore(table),
    syncs: createDynamoSyncStore(table),
    keys: createSecretsManagerKeyStore(secrets),
    line: createDynamoInstanceLine(table, syncsPerInstance),
  };
}

/** How many messages lie in both dead-letter queues. */
export async function deadLettersOf(endpoints: Endpoints): Promise<number> {
  const sqs = new SQSClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  let messages = 0;
  for (const QueueUrl of [endpoints.syncDeadLetterQueueUrl, endpoints.ruleDeadLetterQueueUrl]) {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    messages += Number(Attributes['ApproximateNumberOfMessages']);
    messages += Number(Attributes['ApproximateNumberOfMessagesNotVisible']);
  }
  return messages;
}

/** Where it ran: what is measured is as much the machine's as ours. */
export function machine(): string {
  return `${os.availableParallelism()} processors (${os.cpus()[0]?.model.trim()}), Node ${process.versions.node}`;
}
