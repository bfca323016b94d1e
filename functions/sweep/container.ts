import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoPauses } from '../../shared/adapters/dynamodb/instance/dynamo-pauses.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import {
  createDynamoDueConnections,
  createDynamoDueRepositories,
} from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createDynamoCensus } from '../../shared/adapters/dynamodb/upkeep/dynamo-census.ts';
import { createDynamoNoticeStore } from '../../shared/adapters/dynamodb/upkeep/dynamo-notice-store.ts';
import { createEventBridgeNotifier } from '../../shared/adapters/eventbridge-notifier.ts';
import { createPatience } from '../../shared/adapters/patience.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { metricNamespace, sweepService } from '../../shared/contracts/metric-names.ts';
import { readEnvironment, sweepEnvironmentSchema } from '../../shared/environment.ts';
import { createNotify } from '../../shared/notices/notify.ts';
import { createSweepMetrics } from '../../shared/observability/sweep-metrics.ts';
import { callWaiting } from './call-waiting.ts';
import { createHandler } from './handler.ts';
import { leaveFormerLines } from './leave-former-lines.ts';
import { outsideWorldOf } from './outside-world.ts';
import { probeConnections } from './probe-connections.ts';
import { createSweep, type SweepEnd } from './sweep.ts';
import { takeCensus } from './take-census.ts';
import { wakeRepositories } from './wake-repositories.ts';

/** Puts the sweep function together from its environment. */
export function createContainer(environment: NodeJS.ProcessEnv) {
  const settings = readEnvironment(sweepEnvironmentSchema, environment);
  const log = new Logger({ serviceName: sweepService });
  const clock = { now: () => new Date() };
  const patience = createPatience(clock);
  const table = openTable({ tableName: settings.TABLE_NAME, clock, patience });
  const common = { queue: createSqsSyncQueue(new SQSClient(), settings.SYNC_QUEUE_URL), clock, log };
  const pauses = createDynamoPauses(table);
  const teams = createDynamoTeamStore(table);
  const notifying = {
    notices: createDynamoNoticeStore(table),
    notifier: createEventBridgeNotifier(new EventBridgeClient(), settings.EVENT_BUS_NAME),
    newId: randomUUID,
  };
  const store = createDynamoSyncStore(table);
  const line = createDynamoInstanceLine(table, settings.SYNCS_PER_INSTANCE);
  const calling = { ...common, line, slots: createDynamoInstanceSlots(table, settings.SYNCS_PER_INSTANCE), pauses };
  const waking = {
    ...common,
    line,
    due: createDynamoDueRepositories(table),
    store,
    teams,
    pauses,
  };
  const probing = {
    ...common,
    due: createDynamoDueConnections(table),
    store,
    random: Math.random,
    teams,
    pauses,
    keys: createSecretsManagerKeyStore({ client: new SecretsManagerClient(), prefix: settings.SECRET_PREFIX, clock }),
    ...outsideWorldOf(settings, clock),
    notify: createNotify({ ...common, ...notifying }),
    newId: randomUUID,
  };
  const census = createDynamoCensus(table);
  const tasks = {
    // Before the next are called to the places that were kept for them, and before what is due since then is woken.
    leaveFormerLines: (end: SweepEnd) => leaveFormerLines({ ...common, line, store, teams }, end),
    callWaiting: (end: SweepEnd) => callWaiting(calling, end),
    wakeRepositories: (end: SweepEnd) => wakeRepositories(waking, end),
    probeConnections: (end: SweepEnd) => probeConnections(probing, end),
    takeCensus: () => takeCensus(census),
  };
  const measure = createSweepMetrics(
    new Metrics({ namespace: metricNamespace(settings.STAGE), serviceName: sweepService }),
  );
  return { handler: createHandler({ sweep: createSweep(tasks, measure, log), patience, clock }), log };
}
