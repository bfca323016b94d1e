import { createHash } from 'node:crypto';
import { QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dueIndex } from '../../../contracts/due-index.ts';
import type { RepositoryKey, TeamId } from '../../../domain/names/ids.ts';
import type { Due, DueList } from '../../../ports/due-list.ts';
import { refusalOf } from './conditional-write.ts';
import { type ItemKey, keys, repositoryOfPartition, teamOfPartition } from './keys.ts';
import type { Table } from './table.ts';

/** What kinds of item are listed: syncs, connections that are well and those that need a person, and holds, due from when somebody should decide. */
type Kind = 'SYNC' | 'CONNECTION' | 'ATTENTION' | 'HELD';

/**
 * One part of an index takes 1,000 writes a second (docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html).
 * 100,000 repositories that are scanned within five minutes cause some 2,000.
 */
const partsPerKind = 16;
const itemsPerQuery = 1_000;

const shardOf = (kind: Kind, part: number) => `${kind}#${String(part).padStart(2, '0')}`;

/** Attributes that put an item on the list of its kind, in the part that its partition falls into. */
export function dueAttributes(kind: Kind, { pk }: ItemKey, at: Date | string): { dueShard: string; dueAt: string } {
  const part = createHash('sha256').update(pk).digest().readUInt8(0) % partsPerKind;
  return { [dueIndex.shard]: shardOf(kind, part), [dueIndex.at]: new Date(at).toISOString() };
}

/** Repositories that a sync has to look at. */
export function createDynamoDueRepositories(table: Table): DueList<RepositoryKey> {
  return dueList(table, ['SYNC'], { keyOf: repositoryOfPartition, itemKeyOf: keys.syncState });
}

/** Teams whose connection is to be verified again, those first that need a person. */
export function createDynamoDueConnections(table: Table): DueList<TeamId> {
  return dueList(table, ['ATTENTION', 'CONNECTION'], { keyOf: teamOfPartition, itemKeyOf: keys.connection });
}

const entrySchema = z.object({ pk: z.string(), dueAt: z.string(), baseUrl: z.string().optional() });

/** Everything on the list of a kind, due or not. */
export async function* everyEntry(table: Table, kind: Kind): AsyncGenerator<z.infer<typeof entrySchema>> {
  for (let part = 0; part < partsPerKind; part += 1) yield* entriesOf(table, shardOf(kind, part));
}

function dueList<Key>(
  table: Table,
  kinds: readonly Kind[],
  { keyOf, itemKeyOf }: { keyOf: (pk: string) => Key; itemKeyOf: (key: Key) => ItemKey },
): DueList<Key> {
  const shards = kinds.flatMap((kind) => Array.from({ length: partsPerKind }, (_, part) => shardOf(kind, part)));
  return {
    parts: shards.length,

    async *due(part, now) {
      const shard = shards[part];
      if (shard === undefined) return;
      for await (const { pk, dueAt } of entriesOf(table, shard, now)) yield { key: keyOf(pk), dueAt };
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

/** Entries of a shard, by when they are due; those due by `until` alone, if given. */
async function* entriesOf(table: Table, shard: string, until?: Date): AsyncGenerator<z.infer<typeof entrySchema>> {
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: dueIndex.name,
        KeyConditionExpression: `dueShard = :shard${until ? ' AND dueAt <= :until' : ''}`,
        ExpressionAttributeValues: { ':shard': shard, ...(until ? { ':until': until.toISOString() } : {}) },
        Limit: itemsPerQuery,
        ExclusiveStartKey,
      }),
    );
    for (const item of page.Items ?? []) yield entrySchema.parse(item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
