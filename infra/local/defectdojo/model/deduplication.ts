import type { FindingRecord } from './finding-record.ts';
import { genericScanType } from './seed.ts';
import type { Store } from './store.ts';

/** Names of test types for which DefectDojo matches by the tool's own id; a test may borrow one by its `scan_type`. */
const matchedByUniqueId = ['PWN SAST'];

export type Algorithm = 'hash_code' | 'unique_id_from_tool' | 'legacy';

/**
 * How a test's findings are matched: its test type is looked up first, then its `scan_type` (2.8.0 and later); where neither
 * is known, such as for a test made without a `scan_type`, by title and severity alone.
 */
export function algorithmOf(store: Store, test: { test_type: number; scan_type: string | null }): Algorithm {
  const names = [store.testTypes.get(test.test_type)?.name, test.scan_type];
  if (names.some((name) => matchedByUniqueId.includes(name ?? ''))) return 'unique_id_from_tool';
  return names.includes(genericScanType) ? 'hash_code' : 'legacy';
}

/** The value by which two findings are the same for an algorithm. */
export function matchingKey(finding: Matched, algorithm: Algorithm): string | null {
  return algorithm === 'legacy' ? `${finding.severity} ${finding.title.toLowerCase()}` : finding[algorithm];
}

type Matched = Pick<FindingRecord, 'hash_code' | 'unique_id_from_tool' | 'title' | 'severity'>;

/**
 * What DefectDojo does after an upload when its setting *enable deduplication* is on: a finding that equals an older one of
 * the same product (of the same engagement, if the engagement says so) becomes its inactive duplicate.
 */
export function markDuplicates(store: Store, fresh: readonly FindingRecord[]): void {
  if (!store.settings.enable_deduplication || fresh.length === 0) return;
  const ordered = store.traits.keptOfEqualHashes === 'first' ? fresh : [...fresh].reverse();
  const freshIds = new Set(fresh.map((finding) => finding.id));
  const test = store.tests.get(fresh[0]?.test ?? 0);
  if (!test) return;
  const matching = algorithmOf(store, test);
  // What the legacy algorithm takes for duplicates beyond equal hashes isn't played.
  const algorithm = matching === 'legacy' ? 'hash_code' : matching;
  const originals = originalsAround(store, test.engagement, algorithm, freshIds);
  for (const finding of ordered) {
    const key = matchingKey(finding, algorithm);
    if (key === null) continue;
    const original = originals.get(key);
    if (original) setDuplicate(finding, original);
    else originals.set(key, finding);
  }
}

/** Makes one finding the duplicate of another: inactive and unverified from then on. */
export function setDuplicate(finding: FindingRecord, original: FindingRecord): void {
  finding.duplicate = true;
  finding.active = false;
  finding.verified = false;
  finding.duplicate_finding = original.id;
}

function originalsAround(
  store: Store,
  engagementId: number,
  algorithm: Algorithm,
  except: ReadonlySet<number>,
): Map<string, FindingRecord> {
  const engagement = store.engagements.get(engagementId);
  const originals = new Map<string, FindingRecord>();
  for (const finding of store.findings.rows.values()) {
    if (except.has(finding.id) || finding.duplicate) continue;
    const other = store.engagements.get(store.tests.get(finding.test)?.engagement ?? 0);
    if (!other || other.product !== engagement?.product) continue;
    if (other.id !== engagementId && (engagement.deduplication_on_engagement || other.deduplication_on_engagement))
      continue;
    const key = matchingKey(finding, algorithm);
    if (key !== null && !originals.has(key)) originals.set(key, finding);
  }
  return originals;
}
