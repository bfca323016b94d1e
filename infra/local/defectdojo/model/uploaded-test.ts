import { settleEngagementStatus } from './engagement-status.ts';
import type { GenericFile } from './generic-file.ts';
import type { EngagementRecord, TestRecord, TestTypeRecord } from './records.ts';
import { genericScanType } from './seed.ts';
import { nowOf, type Store, timestamp } from './store.ts';
import { inheritTags } from './tag-inheritance.ts';
import type { UploadOptions } from './upload.ts';

/** The name of the test type that a file's `type` leads to; a name that carries the suffix already is used as it is. */
export function testTypeNameFor(file: GenericFile): string {
  if (file.type === undefined || file.type === genericScanType) return genericScanType;
  return file.type.endsWith(`(${genericScanType})`) ? file.type : `${file.type} Scan (${genericScanType})`;
}

/** The test type of that name, created where the instance does not know it yet: an upload may do that with any key. */
export function findOrAddTestType(store: Store, name: string): TestTypeRecord {
  const known = store.testTypes.list().find((testType) => testType.name === name);
  return known ?? store.testTypes.insert({ name, static_tool: false, dynamic_tool: false, active: true });
}

/** The test that an import makes for its file; half done until all rows are stored. */
export function addUploadedTest(
  store: Store,
  engagement: EngagementRecord,
  testType: TestTypeRecord,
  title: string | null,
  options: UploadOptions,
): TestRecord {
  const now = nowOf(store);
  const scanned = options.scanDate === undefined ? now : timestamp(new Date(options.scanDate));
  const test = store.tests.insert({
    created: now,
    updated: now,
    engagement: engagement.id,
    test_type: testType.id,
    scan_type: genericScanType,
    title,
    description: null,
    target_start: scanned,
    target_end: scanned,
    percent_complete: 50,
    version: options.version,
    build_id: options.buildId,
    commit_hash: options.commitHash,
    branch_tag: options.branchTag,
    lead: options.lead,
    environment: options.environment,
    tags: options.tags,
  });
  inheritTags(store, test);
  return test;
}

/** What an upload leaves on its test once all rows are through. Throws the 400 for an engagement that can't be saved. */
export function completeTest(store: Store, test: TestRecord, file: GenericFile, options: UploadOptions): void {
  const now = nowOf(store);
  const engagement = store.engagements.get(test.engagement);
  if (engagement) settleEngagementStatus(store, engagement);
  test.version = options.version;
  test.branch_tag = options.branchTag;
  test.build_id = options.buildId;
  test.commit_hash = options.commitHash;
  if (options.tags.length > 0) {
    test.tags = options.tags;
    inheritTags(store, test);
  }
  if (file.description !== undefined && store.traits.copiesFileDescription) test.description = file.description;
  test.percent_complete = 100;
  test.updated = now;
  if (options.scanDate === undefined && test.target_end < now) test.target_end = now;
  if (engagement) engagement.updated = now;
}
