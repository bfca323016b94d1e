import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDueRepositories } from '../../shared/adapters/dynamodb/dynamo-due-list.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/dynamo-sync-store.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { metricNamespace, sweepService } from '../../shared/contracts/metric-names.ts';
import { readEnvironment, sharedEnvironmentSchema } from '../../shared/environment.ts';
import { createSweepMetrics } from '../../shared/observability/sweep-metrics.ts';
import { createHandler } from './handler.ts';
import { createSweep } from './sweep.ts';
import { wakeRepositories } from './wake-repositories.ts';

/** Puts the sweep function together from its environment. */
export function createContainer(environment: NodeJS.ProcessEnv) {
  const settings = readEnvironment(sharedEnvironmentSchema, environment);
  const log = new Logger({ serviceName: sweepService });
  const clock = { now: () => new Date() };
  const table = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } }),
    tableName: settings.TABLE_NAME,
    clock,
  };
  const store = createDynamoSyncStore(table);
  const queue = createSqsSyncQueue(new SQSClient(), settings.SYNC_QUEUE_URL);
  const measure = createSweepMetrics(
    new Metrics({ namespace: metricNamespace(settings.STAGE), serviceName: sweepService }),
  );
  const waking = { due: createDynamoDueRepositories(table), store, queue, clock, log };
  const sweep = createSweep({ wakeRepositories: (end) => wakeRepositories(waking, end) }, measure, log);
  return { handler: createHandler({ sweep, clock }), log };
}
