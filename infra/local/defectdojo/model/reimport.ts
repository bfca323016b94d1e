import { closeByAbsence } from './closing.ts';
import { type Algorithm, algorithmOf, markDuplicates } from './deduplication.ts';
import { rowsToStore, withOverrides } from './file-rows.ts';
import type { FindingRecord } from './finding-record.ts';
import { type GenericFile, readGenericFile } from './generic-file.ts';
import { hashCode } from './hash-code.ts';
import { type MatchFate, mergeRow } from './matched-finding.ts';
import { type FindingDraft, insertFinding } from './new-finding.ts';
import type { TestRecord } from './records.ts';
import { invalidMessage } from './rejection.ts';
import { genericScanType } from './seed.ts';
import { type Statistics, statisticsOf } from './statistics.ts';
import type { Store } from './store.ts';
import type { Upload, UploadOutcome, UploadSteps } from './upload.ts';
import { completeTest, testTypeNameFor } from './uploaded-test.ts';

interface Row {
  draft: FindingDraft;
  hash: string;
  uid: string | null;
}

/** What the rows of a file did to a test. */
interface Merge {
  created: FindingRecord[];
  fates: Map<FindingRecord, MatchFate>;
}

/**
 * `POST /reimport-scan/` into a test: rows are matched with its findings, new ones are created, statuses are carried over,
 * and with `close_old_findings` what the file does not contain is closed. Content of a matched finding is not refreshed.
 */
export function* reimportScan(store: Store, test: TestRecord, upload: Upload): UploadSteps {
  const { options } = upload;
  const file = readGenericFile(options.fileText, store.traits);
  refuseOtherTestType(store, test, file);
  const rows = rowsInOrder(store, rowsToStore(store, file.drafts, options));
  const originals = findingsOf(store, test);
  const before = statisticsOf(originals);
  // Whether a finding is closed already is judged by how it was before the upload.
  const open = new Set(originals.filter((finding) => !finding.is_mitigated || finding.mitigated === null));
  const merge = yield* mergeRows(store, test, originals, rows, upload);
  const absent = options.closeOldFindings ? originals.filter((f) => open.has(f) && isAbsent(f, merge, upload)) : [];
  yield* closeAll(store, test, absent, upload);
  completeTest(store, test, file, options);
  if (options.waitsForDeduplication) markDuplicates(store, merge.created);
  const statistics = { before, ...changeStatistics(store, test, originals, merge, absent) };
  if (!options.waitsForDeduplication) markDuplicates(store, merge.created);
  return { test, statistics };
}

function* mergeRows(
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
  for (const { draft, hash, uid } of rows) {
    const key = algorithm === 'hash_code' ? hash : uid;
    const match = candidates.get(key ?? '');
    if (match) {
      merge.fates.set(match, strongest(merge.fates.get(match), mergeRow(store, match, draft, upload)));
    } else {
      const finding = insertFinding(store, withOverrides(draft, upload.options), origin);
      merge.created.push(finding);
      if (key) candidates.set(key, finding);
    }
    yield;
  }
  return merge;
}

function* closeAll(
  store: Store,
  test: TestRecord,
  absent: readonly FindingRecord[],
  { user }: Upload,
): Generator<void> {
  const note = `Mitigated by ${store.testTypes.get(test.test_type)?.name} re-upload.`;
  for (const finding of absent) {
    closeByAbsence(store, finding, user.id, note);
    yield;
  }
}

/** Only findings of the same service are closed: none given means those without one. */
function isAbsent(finding: FindingRecord, { fates }: Merge, { options }: Upload): boolean {
  const fate = fates.get(finding);
  return fate !== 'untouched' && fate !== 'reactivated' && (finding.service ?? '') === (options.service ?? '');
}

function changeStatistics(
  store: Store,
  test: TestRecord,
  originals: readonly FindingRecord[],
  { created, fates }: Merge,
  closed: readonly FindingRecord[],
): Omit<UploadOutcome['statistics'], 'before'> {
  const fated = (fate: MatchFate): Statistics => statisticsOf(originals.filter((f) => fates.get(f) === fate));
  const delta = {
    created: statisticsOf(created),
    closed: statisticsOf(closed),
    reactivated: fated('reactivated'),
    [store.traits.untouchedStatistic]: fated('untouched'),
  };
  return { delta, after: statisticsOf(findingsOf(store, test)) };
}

function findingsOf(store: Store, test: TestRecord): FindingRecord[] {
  return store.findings.list().filter((finding) => finding.test === test.id);
}

function refuseOtherTestType(store: Store, test: TestRecord, file: GenericFile): void {
  const actual = store.testTypes.get(test.test_type)?.name ?? genericScanType;
  const reported = testTypeNameFor(file);
  if (actual === reported || !store.traits.refusesOtherTestType) return;
  throw invalidMessage(
    `Test type mismatch: Test ${test.id} has test_type '${actual}', but the report contains test_type '${reported}'. ` +
      'Reimport with matching test_type or create a new test.',
  );
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
    const key = finding[algorithm];
    if (key && !candidates.has(key)) candidates.set(key, finding);
  }
  return candidates;
}

/** 3.2.0 works through the rows by content, not in file order, so new ids do not follow the file. */
function rowsInOrder(store: Store, drafts: readonly FindingDraft[]): Row[] {
  const rows = drafts.map((draft) => {
    const hash = hashCode({ cwe: 0, line: null, file_path: null, service: null, ...draft });
    return { draft, hash, uid: draft.unique_id_from_tool ?? null };
  });
  if (store.traits.reimportOrder === 'file') return rows;
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return rows.sort((a, b) => compare(a.hash, b.hash) || compare(a.uid ?? '', b.uid ?? ''));
}
