import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDynamoFindingStore } from '../../../../../../shared/adapters/dynamodb/findings/dynamo-finding-store.ts';
import type { JournaledUpload } from '../../../../../../shared/domain/known/journaled-upload.ts';
import type { FindingStore } from '../../../../../../shared/ports/finding-store.ts';
import { aKnownFinding } from '../../../../../support/finding-store-contract.ts';
import { aRepository } from '../../../../../support/sync-fixtures.ts';
import { type ADynamoDb, aDynamoDb } from '../a-dynamodb.ts';

const holder = { ...aRepository(), token: 't', placementId: 'place-1' };
const known = aKnownFinding('g-1');
const startedAt = '2026-11-30T07:00:00.000Z';
const upload: JournaledUpload = {
  ...{ uploadId: 'u-1', runId: 'run-1', placementId: 'place-1', startedAt, expectedMs: 4_000 },
  findings: [known],
};

let dynamoDb: ADynamoDb;
beforeEach(async () => {
  dynamoDb = await aDynamoDb();
});
afterEach(() => dynamoDb.stop());

it.each<[string, (findings: FindingStore) => Promise<void>]>([
  ['by itself', (findings) => findings.putKnown(holder, [known])],
  ['at the end of the upload that made the finding', (findings) => findings.endUpload(holder, upload, [known])],
])('a record is stored packed that is written %s', async (_, write) => {
  await write(createDynamoFindingStore(dynamoDb.table));
  const written = dynamoDb.received.flatMap(
    ({ input }) => input['TransactItems'] as { Put?: { Item: Record<string, unknown> } }[],
  );
  const records = written.flatMap(({ Put }) => (Put?.Item['known'] === undefined ? [] : [Put.Item]));
  expect(records).toMatchObject([{ packedHashes: { B: expect.any(String) }, known: { M: { geckoId: { S: 'g-1' } } } }]);
  expect(JSON.stringify(records)).not.toContain('1:0123456789abcdef');
});
