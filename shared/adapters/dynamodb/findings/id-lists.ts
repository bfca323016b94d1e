import * as z from 'zod';
import type { RepositoryKey } from '../../../domain/names/ids.ts';
import { writeWithLease } from '../sync/lease-transaction.ts';
import { cutBySize } from '../table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../table/item-bytes.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import { everyItem, getItem, type Table } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

/** Lists of ids by their names. */
export type IdLists = Readonly<Record<string, readonly string[]>>;

/** What is written at once: what the head tells, and the lists that belong to it. */
interface IdListsRecord {
  /** Names what is written at once, so that a reader never mixes two of it. */
  readonly generation: string;
  readonly head: object;
  readonly lists: IdLists;
}

const headSchema = z.object({ generation: z.string(), parts: z.int().nonnegative() });
const partSchema = z.object({ lists: z.record(z.string(), z.array(z.string())) });
const itemKeySchema = z.object({ pk: z.string(), sk: z.string() });
/** Parts that are deleted at once: DynamoDB takes 4 MB a transaction, whatever is done with the items (API reference, TransactWriteItems). */
const deletionsPerTransaction = 10;
/** Somebody may replace the lists while they are read. */
const readTries = 3;

/** Keeps lists of more ids than fit into one item: a head that names its parts. */
export function idLists(table: Table, headKey: (key: RepositoryKey) => ItemKey, partPrefix: string) {
  const put = (Item: object) => ({ Put: { TableName: table.tableName, Item } });
  const partsIn = (key: RepositoryKey, prefix: string) => ({ pk: keys.repositoryPartition(key), prefix });

  return {
    /** The head as it is stored, with its lists; a list without ids is left out. */
    async read<Head extends z.ZodObject>(
      key: RepositoryKey,
      schema: Head,
    ): Promise<{ head: z.infer<Head>; lists: Record<string, string[]> } | undefined> {
      for (let attempt = 1; attempt <= readTries; attempt += 1) {
        const item = await getItem(table, headKey(key), z.looseObject(headSchema.shape));
        if (item === undefined) return undefined;
        const lists: Record<string, string[]> = {};
        let parts = 0;
        for await (const part of everyItem(table, partsIn(key, `${partPrefix}${item.generation}#`), partSchema)) {
          for (const [name, ids] of Object.entries(part.lists)) {
            lists[name] ??= [];
            lists[name].push(...ids);
          }
          parts += 1;
        }
        if (parts === item.parts) return { head: schema.parse(item), lists };
      }
      throw new Error(`The lists below ${headKey(key).sk} are not whole.`);
    },

    /**
     * Replaces everything. The head goes after the parts: what no head names was never written.
     *
     * @param condition of the head's write, such as that it is still what it was
     */
    async write(
      holder: RepositoryKey & { readonly token: string },
      record: IdListsRecord | undefined,
      condition: Pick<NonNullable<Write['Put']>, 'ConditionExpression' | 'ExpressionAttributeValues'> = {},
    ): Promise<void> {
      const parts = record === undefined ? [] : partsOf(record.lists);
      const partKeys = parts.map((_, part) => keys.idListPart(holder, partPrefix, record?.generation ?? '', part));
      const writes = parts.map((lists, part) => put({ ...partKeys[part], lists }));
      await writeWithLease(table, holder, writes);
      const { tableName: TableName } = table;
      const item = record && { ...headKey(holder), ...record.head, generation: record.generation, parts: parts.length };
      const head: Write = item
        ? { Put: { TableName, Item: item, ...condition } }
        : { Delete: { TableName, Key: headKey(holder), ...condition } };
      await writeWithLease(table, holder, [head]);
      await removeOthers(holder, new Set(partKeys.map(({ sk }) => sk)));
    },
  };

  async function removeOthers(holder: RepositoryKey & { token: string }, current: ReadonlySet<string>): Promise<void> {
    const others: Write[] = [];
    for await (const { pk, sk } of everyItem(table, partsIn(holder, partPrefix), itemKeySchema)) {
      if (!current.has(sk)) others.push({ Delete: { TableName: table.tableName, Key: { pk, sk } } });
    }
    for (let from = 0; from < others.length; from += deletionsPerTransaction) {
      await writeWithLease(table, holder, others.slice(from, from + deletionsPerTransaction));
    }
  }
}

function partsOf(lists: IdLists): Array<Record<string, string[]>> {
  const entries = Object.entries(lists).flatMap(([name, ids]) => ids.map((id): [string, string] => [name, id]));
  const limits = { maxBytes: partMaxBytes, maxCount: Number.POSITIVE_INFINITY };
  return [...cutBySize(entries, itemBytes, limits)].map((some) => {
    const ofPart: Record<string, string[]> = {};
    for (const [name, id] of some) {
      ofPart[name] ??= [];
      ofPart[name].push(id);
    }
    return ofPart;
  });
}
