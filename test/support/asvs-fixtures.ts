import type { DetectedSection, StoredDetection } from '../../shared/domain/asvs/detection/detection.ts';
import {
  createOpenFindingsCounter,
  type OpenFinding,
  type OpenFindings,
} from '../../shared/domain/asvs/open-findings.ts';
import type { AsvsProfile } from '../../shared/domain/asvs/profile/profile.ts';
import { type ProfileSections, sectionsOf } from '../../shared/domain/asvs/profile/profile-sections.ts';
import type { AsvsVersion } from '../../shared/domain/asvs/standard/asvs-version.ts';
import type { ChapterId } from '../../shared/domain/asvs/standard/chapter.ts';

/** Chapters that a detection found, and those that it only suggests. */
export interface SeenChapters {
  readonly found?: readonly ChapterId[];
  readonly suggested?: readonly ChapterId[];
}

/** What a detection of a deep scan may have come to; a version that isn't given has nothing. */
export function aDetection(
  byVersion: Partial<Record<AsvsVersion, SeenChapters>> = {},
  overrides: Partial<StoredDetection> = {},
): StoredDetection {
  return {
    rulesVersion: 1,
    inputs: { endpoints: 'read', wiki: 'read' },
    byVersion: { '5.0.0': sectionsFrom(byVersion['5.0.0']), '4.0.3': sectionsFrom(byVersion['4.0.3']) },
    level: { proposed: 'L1', reasons: ['Nothing asks for more.'] },
    scanId: '00000000-0000-4000-8000-000000000001',
    detectedAt: '2026-11-22T12:00:00.000Z',
    ...overrides,
  };
}

/** Counts of open findings. */
export function openFindings(findings: readonly OpenFinding[]): OpenFindings {
  const counter = createOpenFindingsCounter();
  for (const finding of findings) counter.see(finding);
  return counter.counts();
}

/** The ids of each list of a profile. */
export function chaptersOf(profile: AsvsProfile, version: AsvsVersion): Record<keyof ProfileSections, ChapterId[]> {
  const { inScope, suggested, removed } = sectionsOf(profile, version);
  const ids = (list: ProfileSections['inScope']) => list.map(({ chapter }) => chapter);
  return { inScope: ids(inScope), suggested: ids(suggested), removed: ids(removed) };
}

function sectionsFrom({ found = [], suggested = [] }: SeenChapters = {}) {
  return {
    sections: [
      ...found.map((chapter) => aSection(chapter, 'found')),
      ...suggested.map((chapter) => aSection(chapter, 'suggested')),
    ],
  };
}

function aSection(chapter: ChapterId, strength: DetectedSection['strength']): DetectedSection {
  const evidence = {
    rule: `rule-for-${chapter}`,
    sentence: `The code asks for ${chapter}.`,
    quote: 'POST /login',
    source: 'endpoint' as const,
  };
  return { chapter, strength, evidence: [evidence] };
}
