import type { FindingRecord } from './finding-record.ts';
import { type FindingDraft, insertFinding } from './new-finding.ts';
import { serverError } from './rejection.ts';
import type { Store } from './store.ts';
import { inheritTags } from './tag-inheritance.ts';

/** Rows after which a server writes what it has put off (`IMPORT_REIMPORT_DEDUPE_BATCH_SIZE`). */
const rowsPerBatch = 1000;

/**
 * The rows of one upload. Since 2.58.0 the tags of new findings are written only when a batch is full or the last row is
 * through: an upload that breaks off in between leaves findings without tags.
 */
export interface RowBatch {
  store(draft: FindingDraft, origin: Parameters<typeof insertFinding>[2]): FindingRecord;
  /** Ends a row that was stored or matched. Throws the 500 of a server that can't reach its message broker. */
  endRow(isLast: boolean): void;
}

/** A batch of an upload that begins. */
export function rowBatch(store: Store): RowBatch {
  const { traits, server } = store;
  const putOff = new Map<FindingRecord, string[]>();
  let rows = 0;

  return {
    store(draft, origin) {
      const isLate = traits.writesTagsLate;
      const finding = insertFinding(store, isLate ? { ...draft, tags: [] } : draft, origin);
      if (isLate) putOff.set(finding, draft.tags ?? []);
      else inheritTags(store, finding);
      return finding;
    },

    endRow(isLast) {
      if (traits.queuesWorkForEachRow && server.brokerDown) throw serverError();
      rows += 1;
      if (rows < rowsPerBatch && !isLast) return;
      for (const [finding, tags] of putOff) {
        // Added, not put in the place of what people gave it meanwhile (source of 3.2.0).
        finding.tags = [...new Set([...finding.tags, ...tags])];
        inheritTags(store, finding);
      }
      putOff.clear();
      rows = 0;
    },
  };
}
