import type { Census } from '../../../ports/census.ts';
import { everyEntry } from '../table/dynamo-due-list.ts';
import type { Table } from '../table/table.ts';

/** {@link Census} by the index of what is due. */
export function createDynamoCensus(table: Table): Census {
  const count = async (kind: Parameters<typeof everyEntry>[1]): Promise<number> => {
    let entries = 0;
    for await (const _ of everyEntry(table, kind)) entries += 1;
    return entries;
  };

  return {
    async connections() {
      const instances = new Set<string | undefined>();
      let needingAttention = 0;
      for await (const { baseUrl } of everyEntry(table, 'ATTENTION')) {
        needingAttention += 1;
        instances.add(baseUrl);
      }
      const total = needingAttention + (await count('CONNECTION'));
      return { total, needingAttention, instances: instances.size };
    },
    heldRepositories: () => count('HELD'),
  };
}
