import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoTeamStore } from '../../../../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import { answersLost, cancelled, throttled } from '../../../../support/aws-orders.ts';
import { aConnection } from '../../../../support/sync-fixtures.ts';
import { type ADynamoDb, aDynamoDb } from './a-dynamodb.ts';

let dynamoDb: ADynamoDb;

beforeEach(async () => {
  dynamoDb = await aDynamoDb();
});

afterEach(() => dynamoDb.stop());

const connect = () => createDynamoTeamStore(dynamoDb.table).putConnection(aConnection({ version: 1 }));
const put = () => dynamoDb.table.client.send(new PutCommand({ TableName: 'table', Item: { pk: 'p', sk: 's' } }));
const get = () => dynamoDb.table.client.send(new GetCommand({ TableName: 'table', Key: { pk: 'p', sk: 's' } }));

describe('a call to the table that is refused for the moment', () => {
  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'is made again where a transaction is cancelled for %s, however often',
    async (reason) => {
      dynamoDb.order(cancelled(reason, { times: 6 }));
      await connect();
      expect(dynamoDb.received).toHaveLength(1);
    },
  );

  it('is made again where a single write or read is throttled, more often than the SDK would', async () => {
    dynamoDb.order(...throttled({ times: 5 }));
    await put();
    await get();
    expect(dynamoDb.received.map(({ action }) => action)).toEqual([
      'DynamoDB_20120810.PutItem',
      'DynamoDB_20120810.GetItem',
    ]);
  });

  it('is given up once the function has to end', async () => {
    dynamoDb.patience.begin(2_000);
    dynamoDb.order(cancelled('ThrottlingError', {}));
    await expect(connect()).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(dynamoDb.received).toHaveLength(0);
  });

  it.each(['ConditionalCheckFailed', 'ValidationError'])('is not made again for %s', async (reason) => {
    dynamoDb.order(cancelled(reason, { times: 1 }));
    const refused = reason === 'ConditionalCheckFailed' ? VersionConflictError : TransactionCanceledException;
    await expect(connect()).rejects.toBeInstanceOf(refused);
    expect(dynamoDb.received).toHaveLength(0);
  });

  it('is the same call when the answer to a transaction got lost, by the token that the SDK gave it', async () => {
    dynamoDb.order(...answersLost({ attempt: 1 }));
    await connect();
    const tokens = dynamoDb.received.map(({ input }) => input['ClientRequestToken']);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toEqual(expect.any(String));
    expect(tokens[1]).toBe(tokens[0]);
  });

  it('is left to the next message when no answer comes at all, after five tries', async () => {
    dynamoDb.order(...answersLost({}));
    await expect(put()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(dynamoDb.received).toHaveLength(5);
  });
});
