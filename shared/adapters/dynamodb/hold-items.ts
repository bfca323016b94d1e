import * as z from 'zod';
import { type StoredHold, storedHoldSchema } from '../../domain/stored-hold.ts';
import type { FindingStore } from '../../ports/finding-store.ts';
import { keys } from './keys.ts';
import { writeWithLease } from './lease-transaction.ts';
import { everyItem, getItem, type Table } from './table.ts';

const headSchema = z.object({ head: storedHoldSchema.omit({ closings: true, creations: true }), parts: z.int() });
const partSchema = z.object({ closings: z.array(z.string()), creations: z.array(z.string()) });
/** Ids are UUIDs as a rule; this many stay well below DynamoDB's 400 KB for one item. */
const idsPerItem = 4_000;

/** The part of the finding store that keeps what waits for a person: a head, and its ids in parts. */
export function holdOperations(table: Table): Pick<FindingStore, 'hold' | 'putHold'> {
  const put = (Item: object) => ({ Put: { TableName: table.tableName, Item } });
  const remove = (Key: object) => ({ Delete: { TableName: table.tableName, Key } });

  return {
    async hold(key) {
      const item = await getItem(table, keys.hold(key), headSchema);
      if (item === undefined) return undefined;
      const hold = { ...item.head, closings: [] as string[], creations: [] as string[] };
      const listing = { pk: keys.repositoryPartition(key), prefix: keys.heldPrefix };
      for await (const part of everyItem(table, listing, partSchema)) {
        hold.closings.push(...part.closings);
        hold.creations.push(...part.creations);
      }
      return hold;
    },

    async putHold(holder, hold) {
      const before = await getItem(table, keys.hold(holder), headSchema);
      if (before === undefined && hold === undefined) return;
      const parts = hold === undefined ? [] : partsOf(hold);
      const stale = Array.from({ length: Math.max(0, (before?.parts ?? 0) - parts.length) }, (_, index) =>
        remove(keys.held(holder, parts.length + index)),
      );
      const head =
        hold === undefined ? remove(keys.hold(holder)) : put({ ...keys.hold(holder), ...headOf(hold, parts.length) });
      await writeWithLease(table, holder, [
        ...parts.map((part, index) => put({ ...keys.held(holder, index), ...part })),
        ...stale,
        head,
      ]);
    },
  };
}

function headOf({ closings: _closings, creations: _creations, ...head }: StoredHold, parts: number) {
  return { head, parts };
}

function partsOf({ closings, creations }: StoredHold): Array<{ closings: string[]; creations: string[] }> {
  const parts = Math.ceil(Math.max(closings.length, creations.length) / idsPerItem);
  return Array.from({ length: parts }, (_, part) => {
    const range = [part * idsPerItem, (part + 1) * idsPerItem] as const;
    return { closings: closings.slice(...range), creations: creations.slice(...range) };
  });
}
