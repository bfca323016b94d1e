import { pauseKey, pausePartition } from '../../../contracts/pause-key.ts';
import { type Pause, pauseSchema } from '../../../domain/sync/pause.ts';
import type { Pauses } from '../../../ports/pauses.ts';
import { everyItem, getItem, type Table } from '../table/table.ts';

/** {@link Pauses} in DynamoDB. Two reads, not a condition of a write: conditions on one item would hinder each other. */
export function createDynamoPauses(table: Table): Pauses {
  return {
    async pauseOf(instance) {
      const [all, one] = await Promise.all([
        getItem(table, pauseKey(), pauseSchema),
        getItem(table, pauseKey(instance), pauseSchema),
      ]);
      return all ?? one;
    },
    async pauses() {
      const all: Pause[] = [];
      for await (const one of everyItem(table, { pk: pausePartition, prefix: 'PAUSE' }, pauseSchema)) all.push(one);
      return all;
    },
  };
}
