import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoSyncStore } from '../../../../../shared/adapters/dynamodb/dynamo-sync-store.ts';
import { createDynamoTeamStore } from '../../../../../shared/adapters/dynamodb/dynamo-team-store.ts';
import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import { aConnection, aRepository, aScan } from '../../../../support/sync-fixtures.ts';

const client = mockClient(DynamoDBDocumentClient);
afterAll(() => client.restore());
const table = {
  client: client as unknown as DynamoDBDocumentClient,
  tableName: 'table',
  clock: { now: () => new Date() },
};
const about = { message: 'refused', $metadata: {} };
const conflict = new TransactionConflictException(about);
const conditionFailed = new ConditionalCheckFailedException(about);
const counted = { Attributes: { requested: 2 } };
const canceled = (...codes: string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });

beforeEach(() => {
  client.reset();
  client.on(PutCommand).resolves({});
});

describe('a write while a transaction is at its item', () => {
  it('of a wish for a sync is made again, so that no event comes back for it half an hour later', async () => {
    client.on(UpdateCommand).rejectsOnce(conflict).rejectsOnce(conflict).resolves(counted);
    await createDynamoSyncStore(table).raise(aRepository(), aScan(), new Date());
    expect(client.commandCalls(UpdateCommand)).toHaveLength(3);
  });

  it('of a wish that is not due after all is made again too', async () => {
    client.on(UpdateCommand).rejectsOnce(conditionFailed).rejectsOnce(conflict).resolves(counted);
    await createDynamoSyncStore(table).raise(aRepository(), aScan(), new Date());
    expect(client.commandCalls(UpdateCommand)).toHaveLength(3);
  });

  it('of a connection is made again', async () => {
    client.on(TransactWriteCommand).rejectsOnce(canceled('TransactionConflict', 'None')).resolves({});
    await createDynamoTeamStore(table).putConnection(aConnection({ version: 1 }));
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(2);
  });

  it('is given up after five tries', async () => {
    client.on(TransactWriteCommand).rejects(canceled('TransactionConflict'));
    const write = createDynamoTeamStore(table).putConnection(aConnection({ version: 1 }));
    await expect(write).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(5);
  });

  it('is not made again when its own condition does not hold', async () => {
    client.on(TransactWriteCommand).rejects(canceled('ConditionalCheckFailed', 'TransactionConflict'));
    const write = createDynamoTeamStore(table).putConnection(aConnection({ version: 1 }));
    await expect(write).rejects.toThrow(VersionConflictError);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });
});
