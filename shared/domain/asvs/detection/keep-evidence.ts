import type { AsvsVersion } from '../standard/asvs-version.ts';
import type { EarlierSection, StoredDetection } from './detection.ts';

/**
 * Adds to a detection what an earlier one showed of chapters that it doesn't name: whoever is to decide whether a chapter
 * that is no longer seen stays needs to know why it was there.
 */
export function keepEvidence(earlier: StoredDetection | undefined, detection: StoredDetection): StoredDetection {
  if (!earlier) return detection;
  const lastSeen = {
    '5.0.0': missingIn(detection, earlier, '5.0.0'),
    '4.0.3': missingIn(detection, earlier, '4.0.3'),
  };
  return { ...detection, lastSeen };
}

function missingIn(detection: StoredDetection, earlier: StoredDetection, version: AsvsVersion): EarlierSection[] {
  const named = new Set(detection.byVersion[version].sections.map(({ chapter }) => chapter));
  const fromEarlier = earlier.byVersion[version].sections.map(({ chapter, evidence }) => ({
    chapter,
    evidence,
    seenAt: earlier.detectedAt,
  }));
  return [...fromEarlier, ...(earlier.lastSeen?.[version] ?? [])].filter(({ chapter }) => !named.has(chapter));
}
