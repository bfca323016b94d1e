import * as z from 'zod';
import { storedHoldSchema } from '../../../domain/holds/stored-hold.ts';
import { countDecided, type HoldDecisions, noDecisions } from '../../../domain/plan/hold-decisions.ts';
import type { FindingStore } from '../../../ports/finding-store.ts';
import { keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type IdLists, idLists } from './id-lists.ts';

const itemSchema = z.object({ approved: storedHoldSchema.pick({ code: true, scanId: true, open: true }).optional() });
/** A discarded creation counts as long as its scan is the newest, so there is one list a scan. */
const discardedForScan = 'discardedCreations#';

/** The part of the finding store that keeps what people decided until it is over. */
export function decisionOperations(table: Table): Pick<FindingStore, 'decisions' | 'putDecisions'> {
  const lists = idLists(table, keys.decisions, keys.decidedPrefix);
  return {
    async decisions(key) {
      const stored = await lists.read(key, itemSchema);
      if (stored === undefined) return noDecisions;
      const { approvedClosings = [], approvedCreations = [] } = stored.lists;
      const { approved } = stored.head;
      return {
        approved: approved && { ...approved, closings: approvedClosings, creations: approvedCreations },
        discarded: discardsOf(stored.lists),
      };
    },

    async putDecisions(holder, generation, decisions) {
      const { approved } = decisions;
      const head = approved ? { approved: { code: approved.code, scanId: approved.scanId, open: approved.open } } : {};
      const record = countDecided(decisions) === 0 ? undefined : { generation, head, lists: listsOf(decisions) };
      await lists.write(holder, record);
    },
  };
}

function listsOf({ approved, discarded }: HoldDecisions): IdLists {
  const creations = Map.groupBy(discarded.creations, ([, scanId]) => scanId);
  return {
    approvedClosings: approved?.closings ?? [],
    approvedCreations: approved?.creations ?? [],
    discardedClosings: [...discarded.closings],
    ...Object.fromEntries(
      [...creations].map(([scanId, ofScan]) => [discardedForScan + scanId, ofScan.map(([geckoId]) => geckoId)]),
    ),
  };
}

function discardsOf(lists: IdLists): HoldDecisions['discarded'] {
  const creations = Object.entries(lists).flatMap(([name, ids]) =>
    name.startsWith(discardedForScan)
      ? ids.map((geckoId): [string, string] => [geckoId, name.slice(discardedForScan.length)])
      : [],
  );
  return { closings: new Set(lists['discardedClosings']), creations: new Map(creations) };
}
