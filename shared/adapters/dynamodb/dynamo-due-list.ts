import { createHash } from 'node:crypto';
import { QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dueIndex } from '../../contracts/due-index.ts';
import type { RepositoryKey } from '../../domain/ids.ts';
import type { Due, DueList } from '../../ports/due-list.ts';
import { refusalOf } from './conditional-write.ts';
import { type ItemKey, keys, repositoryOfPartition } from './keys.ts';
import type { Table } from './table.ts';

/** What kinds of item are listed as due. */
type Kind = 'SYNC';

/**
 * One part of an index takes 1,000 writes a second (docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html).
 * 100,000 repositories that are scanned within five minutes cause some 2,000.
 */
const parts = 16;
const itemsPerQuery = 100;

const shardOf = (kind: Kind, part: number) => `${kind}#${String(part).padStart(2, '0')}`;

/** Attributes that put an item on the list of its kind, in the part that its partition falls into. */
export function dueAttributes(kind: Kind, { pk }: ItemKey, at: Date | string): { dueShard: string; dueAt: string } {
  const part = createHash('sha256').update(pk).digest().readUInt8(0) % parts;
  return { [dueIndex.shard]: shardOf(kind, part), [dueIndex.at]: new Date(at).toISOString() };
}

/** Repositories that a sync has to look at. */
export function createDynamoDueRepositories(table: Table): DueList<RepositoryKey> {
  return dueList(table, 'SYNC', { keyOf: repositoryOfPartition, itemKeyOf: keys.syncState });
}

const entrySchema = z.object({ pk: z.string(), dueAt: z.string() });

function dueList<Key>(
  table: Table,
  kind: Kind,
  { keyOf, itemKeyOf }: { keyOf: (pk: string) => Key; itemKeyOf: (key: Key) => ItemKey },
): DueList<Key> {
  return {
    parts,

    async *due(part, now) {
      let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await table.client.send(
          new QueryCommand({
            TableName: table.tableName,
            IndexName: dueIndex.name,
            KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
            ExpressionAttributeValues: { ':shard': shardOf(kind, part), ':now': now.toISOString() },
            Limit: itemsPerQuery,
            ExclusiveStartKey,
          }),
        );
        for (const item of page.Items ?? []) {
          const { pk, dueAt } = entrySchema.parse(item);
          yield { key: keyOf(pk), dueAt };
        }
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    },

    async putOff({ key, dueAt }: Due<Key>, until) {
      const update = new UpdateCommand({
        TableName: table.tableName,
        Key: itemKeyOf(key),
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: 'dueAt = :seen',
        ExpressionAttributeValues: { ':until': until.toISOString(), ':seen': dueAt },
      });
      await refusalOf(table.client.send(update));
    },
  };
}
