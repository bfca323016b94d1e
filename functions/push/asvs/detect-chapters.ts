import type { StoredDetection } from '../../../shared/domain/asvs/detection/detection.ts';
import type { DetectionFinding } from '../../../shared/domain/asvs/detection/input/detection-input.ts';
import { cweOf } from '../../../shared/domain/desired/content/content-fields.ts';
import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import { summaryOf } from '../../../shared/observability/error-summary.ts';
import type { ScanText } from '../../../shared/ports/gecko-scan-texts.ts';
import type { FetchedListing } from '../reconcile/source/fetch-listing.ts';
import type { Work } from '../reconcile/work.ts';
import { recordDetection } from './record-detection.ts';

/** Both texts are asked for at once, each for at most half a minute; with less time left, milliseconds, none is. */
const timeNeededMs = 45_000;
/** More findings than this tell nothing more about what the code does. */
const findingsMaxCount = 5_000;

/**
 * Detects the ASVS chapters of a repository once for each new scan, from its endpoints, wiki and findings, and keeps them.
 * Findings are what a sync is for: whatever goes wrong here is logged, and tried again with the next scan.
 */
export async function detectChapters(
  work: Work,
  { scanId }: Pick<BaselineScan, 'scanId'>,
  listing: FetchedListing,
): Promise<void> {
  const { key, runId, asvs, log } = work;
  try {
    const last = await asvs.detection(key);
    if (!isDetectionDue(last, scanId, work)) return;
    if (work.endsAt.getTime() - work.clock.now().getTime() < timeNeededMs) {
      return log.warn('no time to detect ASVS chapters', { ...key, runId, scanId });
    }
    const detection = await detect(work, scanId, { isFirst: last === undefined, listing });
    if (detection !== undefined) await recordDetection(asvs, key, detection, last);
  } catch (error) {
    log.error('ASVS chapters could not be detected', { ...key, runId, scanId, error: summaryOf(error) });
  }
}

/** A scan is looked at when it is reported, or later where nothing was detected yet: it may be older than the mapping. */
export function isDetectionDue(
  last: StoredDetection | undefined,
  scanId: string,
  { triggers }: Pick<Work, 'triggers'>,
): boolean {
  if (last === undefined) return true;
  return last.scanId !== scanId && triggers.some((trigger) => trigger.kind === 'scan' && trigger.scanId === scanId);
}

/** What one scan shows; undefined where a text can't be read and an earlier scan showed more than would be left. */
async function detect(
  { key, runId, gecko, clock, log }: Work,
  scanId: string,
  { isFirst, listing }: { readonly isFirst: boolean; readonly listing: FetchedListing },
): Promise<StoredDetection | undefined> {
  const [endpoints, wiki] = await Promise.all([gecko.endpoints(scanId), gecko.wiki(scanId)]);
  const failed = Object.entries({ endpoints, wiki }).flatMap(([text, read]) =>
    read.kind === 'failed' ? [{ text, code: read.code, reason: read.message }] : [],
  );
  for (const failure of failed) log.warn('a text of a scan could not be read', { ...key, runId, scanId, ...failure });
  if (failed.length > 0 && !isFirst) return undefined;
  // Loaded when first needed: its rules are hundreds of patterns, and most runs have no new scan to look at.
  const { detectAsvs } = await import('../../../shared/domain/asvs/detection/detect-asvs.ts');
  const detection = detectAsvs({
    repository: key.repositoryId,
    findings: await findingsOfScan(listing),
    endpoints: readValue(endpoints),
    wiki: readValue(wiki),
  });
  return { ...detection, scanId, detectedAt: clock.now().toISOString() };
}

function readValue<T>(text: ScanText<T>): T | undefined {
  return text.kind === 'read' ? text.value : undefined;
}

/** What the scan lists and nobody called a false alarm. */
async function findingsOfScan(listing: FetchedListing): Promise<readonly DetectionFinding[]> {
  const findings: DetectionFinding[] = [];
  for await (const row of listing.rows(listing.idsOfScan)) {
    if (row.kind === 'quarantined' || row.finding.status === 'false_positive') continue;
    const { title, cwe, filePath, severity } = row.finding;
    findings.push({ title: title ?? '', cwe: cweOf(cwe), filePath, severity });
    if (findings.length === findingsMaxCount) break;
  }
  return findings;
}
