import { type Algorithm, algorithmOf, matchingKey } from './deduplication.ts';
import { workOn } from './endless-row.ts';
import { withOverrides } from './file-rows.ts';
import type { FindingRecord } from './finding-record.ts';
import { hashCode } from './hash-code.ts';
import { type MatchFate, mergeRow } from './matched-finding.ts';
import type { FindingDraft } from './new-finding.ts';
import type { TestRecord } from './records.ts';
import { rowBatch } from './row-batch.ts';
import type { Store } from './store.ts';
import type { Upload } from './upload.ts';

/** A row of the file with the values by which it may match. */
export interface Row {
  draft: FindingDraft;
  hash: string;
  uid: string | null;
}

/** What the rows of a file did to a test. */
export interface Merge {
  created: FindingRecord[];
  fates: Map<FindingRecord, MatchFate>;
}

/**
 * Matches rows with a test's findings one after another, and stores those that match none. A matched row that changes nothing
 * is skipped at once: before 3.3, if it is the last one, the batch is never ended, and the tags of its new findings are lost.
 */
export function* mergeRows(
  store: Store,
  test: TestRecord,
  originals: readonly FindingRecord[],
  rows: readonly Row[],
  upload: Upload,
): Generator<void, Merge> {
  const algorithm = algorithmOf(store, test);
  const candidates = candidatesByKey(originals, algorithm);
  const merge: Merge = { created: [], fates: new Map() };
  const origin = { test: test.id, user: upload.user.id, foundBy: [test.test_type], reviewed: true };
  const batch = rowBatch(store);
  for (const [index, { draft, hash, uid }] of rows.entries()) {
    const key = matchingKey({ ...draft, hash_code: hash, unique_id_from_tool: uid }, algorithm);
    const match = candidates.get(key ?? '');
    let isSkipped = false;
    workOn(store, draft, 'before');
    if (match) {
      const { fate, goesOn } = mergeRow(store, match, draft, upload);
      merge.fates.set(match, strongest(merge.fates.get(match), fate));
      isSkipped = !goesOn;
    } else {
      const finding = batch.store(withOverrides(draft, upload.options), origin);
      merge.created.push(finding);
      if (key) candidates.set(key, finding);
    }
    workOn(store, draft, 'after');
    yield;
    const isLast = index === rows.length - 1;
    if (!isSkipped || (isLast && !store.traits.losesTagsWithSkippedRow)) batch.endRow(isLast);
  }
  return merge;
}

/** 3.2.0 works through the rows by content, not in file order, so new ids do not follow the file. */
export function rowsInOrder(store: Store, drafts: readonly FindingDraft[]): Row[] {
  const rows = drafts.map((draft) => {
    const hash = hashCode({ cwe: 0, line: null, file_path: null, service: null, ...draft });
    return { draft, hash, uid: draft.unique_id_from_tool ?? null };
  });
  if (store.traits.reimportOrder === 'file') return rows;
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return rows.sort((a, b) => compare(a.hash, b.hash) || compare(a.uid ?? '', b.uid ?? ''));
}

/** A finding that several rows match keeps the fate that saves it from being closed. */
function strongest(...fates: (MatchFate | undefined)[]): MatchFate {
  const order: MatchFate[] = ['reactivated', 'untouched', 'changed'];
  return order.find((fate) => fates.includes(fate)) ?? 'changed';
}

/** Several findings with one key: the lowest id is the one that matches. */
function candidatesByKey(findings: readonly FindingRecord[], algorithm: Algorithm): Map<string, FindingRecord> {
  const candidates = new Map<string, FindingRecord>();
  for (const finding of findings) {
    const key = matchingKey(finding, algorithm);
    if (key && !candidates.has(key)) candidates.set(key, finding);
  }
  return candidates;
}
