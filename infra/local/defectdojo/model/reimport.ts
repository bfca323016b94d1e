import { closeByAbsence } from './closing.ts';
import { markDuplicates } from './deduplication.ts';
import { rowsToStore } from './file-rows.ts';
import type { FindingRecord } from './finding-record.ts';
import { type GenericFile, readGenericFile } from './generic-file.ts';
import type { MatchFate } from './matched-finding.ts';
import type { TestRecord } from './records.ts';
import { type Merge, mergeRows, rowsInOrder } from './reimport-rows.ts';
import { invalidMessage } from './rejection.ts';
import { genericScanType } from './seed.ts';
import { type Statistics, statisticsOf } from './statistics.ts';
import type { Store } from './store.ts';
import type { Upload, UploadOutcome, UploadSteps } from './upload.ts';
import { completeTest, testTypeNameFor } from './uploaded-test.ts';

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
