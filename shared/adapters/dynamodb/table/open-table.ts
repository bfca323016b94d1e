import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../../ports/clock.ts';
import type { Patience } from '../../patience.ts';
import { createPace } from './pace.ts';
import { patientRetries } from './patient-retries.ts';
import type { Table } from './table.ts';

/** An answer that takes longer is lost, and the call is repeated, milliseconds: DynamoDB takes some ten. */
const answerDeadlineMs = 10_000;
const connectDeadlineMs = 3_000;

/** Opens the service's table for a function. */
export function openTable(options: {
  readonly tableName: string;
  readonly clock: Clock;
  readonly patience: Pick<Patience, 'leftMs'>;
  /** Where DynamoDB is. @default as the environment says */
  readonly config?: Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials'>;
  /** A number from 0 on, below 1, by which pauses differ. @default `Math.random` */
  readonly random?: () => number;
}): Table {
  const { tableName, clock, patience, config = {}, random = Math.random } = options;
  const client = new DynamoDBClient({
    ...config,
    retryStrategy: patientRetries(patience, random),
    requestHandler: {
      requestTimeout: answerDeadlineMs,
      throwOnRequestTimeout: true,
      connectionTimeout: connectDeadlineMs,
    },
  });
  const marshallOptions = { removeUndefinedValues: true };
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions }),
    tableName,
    clock,
    pace: createPace({ clock }),
  };
}
