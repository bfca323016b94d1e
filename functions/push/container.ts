import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { v7 as uuidv7 } from 'uuid';
import { createDynamoFindingStore } from '../../shared/adapters/dynamodb/findings/dynamo-finding-store.ts';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoPauses } from '../../shared/adapters/dynamodb/instance/dynamo-pauses.ts';
import { createDynamoPreviewStore } from '../../shared/adapters/dynamodb/sync/dynamo-preview-store.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { createDynamoAsvsStore } from '../../shared/adapters/dynamodb/team/dynamo-asvs-store.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createDynamoNoticeStore } from '../../shared/adapters/dynamodb/upkeep/dynamo-notice-store.ts';
import { createEventBridgeNotifier } from '../../shared/adapters/eventbridge-notifier.ts';
import { createPatience } from '../../shared/adapters/patience.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { createSqsDeadLetters, createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { metricNamespace, pushService } from '../../shared/contracts/metric-names.ts';
import { pushEnvironmentSchema, readEnvironment } from '../../shared/environment.ts';
import { createNotify } from '../../shared/notices/notify.ts';
import { createRunMetrics } from '../../shared/observability/run-metrics.ts';
import { createHandler } from './handler.ts';
import { longestCallMs, outsideWorldOf } from './outside-world.ts';
import { createPreviewSync } from './preview-sync.ts';
import { createReceiveMessage } from './receive-message.ts';
import { createRunSync } from './run-sync.ts';
import { createSyncRepository } from './sync-repository.ts';

/** What a lease lasts beyond everything its holder may still be doing, milliseconds. */
const leaseReserveMs = 60_000;

/** Puts the push function together from its environment. @param code see `Work` */
export function createContainer(environment: NodeJS.ProcessEnv, code: string) {
  const settings = readEnvironment(pushEnvironmentSchema, environment);
  const log = new Logger({ serviceName: pushService });
  const clock = { now: () => new Date() };
  const patience = createPatience(clock);
  const table = openTable({ tableName: settings.TABLE_NAME, clock, patience });
  const store = createDynamoSyncStore(table);
  const sqs = new SQSClient();
  const leaseMs = settings.FUNCTION_TIMEOUT_SECONDS * 1000 + longestCallMs + leaseReserveMs;
  const teams = createDynamoTeamStore(table);
  const findings = createDynamoFindingStore(table);
  const keys = createSecretsManagerKeyStore({
    client: new SecretsManagerClient(),
    prefix: settings.SECRET_PREFIX,
    clock,
  });
  const outsideWorld = outsideWorldOf(settings, clock);
  const queue = createSqsSyncQueue(sqs, settings.SYNC_QUEUE_URL);
  const notify = createNotify({
    notices: createDynamoNoticeStore(table),
    notifier: createEventBridgeNotifier(new EventBridgeClient(), settings.EVENT_BUS_NAME),
    clock,
    log,
    newId: randomUUID,
  });
  const line = createDynamoInstanceLine(table, settings.SYNCS_PER_INSTANCE);
  const slots = createDynamoInstanceSlots(table, settings.SYNCS_PER_INSTANCE);
  const pauses = createDynamoPauses(table);
  const runSync = createRunSync({
    notify,
    measureRun: createRunMetrics(new Metrics({ namespace: metricNamespace(settings.STAGE), serviceName: pushService })),
    queue,
    teams,
    store,
    findings,
    asvs: createDynamoAsvsStore(table),
    slots,
    line,
    pauses,
    newId: randomUUID,
    code,
    leaseMs,
    keys,
    ...outsideWorld,
    geckoAppUrl: settings.GECKO_APP_URL,
    clock,
    log,
    newRunId: uuidv7,
  });
  const syncRepository = createSyncRepository({
    store,
    slots,
    line,
    pauses,
    queue,
    runSync,
    clock,
    log,
    newToken: randomUUID,
    random: Math.random,
    leaseMs,
    spacingMs: settings.SYNC_SPACING_SECONDS * 1000,
  });
  const deadLetters = createSqsDeadLetters(sqs, settings.SYNC_DEAD_LETTER_QUEUE_URL);
  const previews = createDynamoPreviewStore(table);
  const { openGecko } = outsideWorld;
  const { GECKO_APP_URL: geckoAppUrl } = settings;
  const previewSync = createPreviewSync({ teams, store, findings, previews, keys, openGecko, geckoAppUrl, clock });
  const receiveMessage = createReceiveMessage({ store, deadLetters, syncRepository, previewSync, clock, log });
  return { handler: createHandler({ receiveMessage, patience, log, clock }), log };
}
