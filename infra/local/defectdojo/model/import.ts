import { closeByAbsence } from './closing.ts';
import { algorithmOf, markDuplicates, matchingKey } from './deduplication.ts';
import { workOn } from './endless-row.ts';
import { rowsToStore, withOverrides } from './file-rows.ts';
import type { FindingRecord } from './finding-record.ts';
import { readGenericFile } from './generic-file.ts';
import type { EngagementRecord, TestRecord } from './records.ts';
import { rowBatch } from './row-batch.ts';
import { statisticsOf } from './statistics.ts';
import type { Store } from './store.ts';
import type { Upload, UploadSteps } from './upload.ts';
import { addUploadedTest, completeTest, findOrAddTestType, testTypeNameFor } from './uploaded-test.ts';

/**
 * `POST /import-scan/`: a new test with every row of the file as a new finding. The file is read before the test is made,
 * but severities are judged, and over-long values fail, only after: then an empty or partly filled test stays behind.
 */
export function* importScan(
  store: Store,
  engagement: EngagementRecord,
  title: string | null,
  { user, options }: Upload,
): UploadSteps {
  const file = readGenericFile(options.fileText, store.traits);
  const testType = findOrAddTestType(store, testTypeNameFor(file));
  testType.static_tool = file.static_tool ?? testType.static_tool;
  testType.dynamic_tool = file.dynamic_tool ?? testType.dynamic_tool;
  const test = addUploadedTest(store, engagement, testType, title, options);
  const fresh: FindingRecord[] = [];
  const batch = rowBatch(store);
  const rows = rowsToStore(store, file.drafts, options);
  for (const [index, row] of rows.entries()) {
    const origin = { test: test.id, user: user.id, foundBy: [testType.id], reviewed: true };
    workOn(store, row, 'before');
    const finding = batch.store(withOverrides(row, options), origin);
    fresh.push(finding);
    const { hash_code } = finding;
    if (store.traits.hashesImportedRowsLate) finding.hash_code = null;
    workOn(store, row, 'after');
    yield;
    finding.hash_code = hash_code;
    batch.endRow(index === rows.length - 1);
  }
  if (options.closeOldFindings) yield* closeOldFindings(store, test, fresh, { user, options });
  completeTest(store, test, file, options);
  if (options.waitsForDeduplication) markDuplicates(store, fresh);
  const after = statisticsOf(fresh);
  if (!options.waitsForDeduplication) markDuplicates(store, fresh);
  return { test, statistics: { after } };
}

/** Closes what other tests of the same type still have open or accepted and this file no longer contains. */
function* closeOldFindings(store: Store, test: TestRecord, fresh: FindingRecord[], { user, options }: Upload) {
  const algorithm = algorithmOf(store, test);
  const present = new Set(fresh.filter((finding) => !finding.is_mitigated).map((f) => matchingKey(f, algorithm)));
  const note = `This Finding has been automatically closed by the Test: "${test.title}". It is not present anymore in recent scans.`;
  for (const finding of store.findings.list()) {
    if (!(finding.active || finding.risk_accepted) || present.has(matchingKey(finding, algorithm))) continue;
    if (!isInScope(store, finding, test, options.closeOldFindingsProductScope)) continue;
    if ((finding.service ?? '') !== (options.service ?? '')) continue;
    closeByAbsence(store, finding, user.id, note);
    yield;
  }
}

function isInScope(store: Store, finding: FindingRecord, test: TestRecord, productScope: boolean): boolean {
  const other = store.tests.get(finding.test);
  if (!other || other.id === test.id || other.test_type !== test.test_type) return false;
  if (other.engagement === test.engagement) return true;
  const product = (id: number) => store.engagements.get(id)?.product;
  return productScope && product(other.engagement) === product(test.engagement);
}
