import type { AsvsProfileView, SectionView } from '../../../shared/contracts/management-api/asvs.ts';
import { asvsCatalogue } from '../../../shared/domain/asvs/catalogue.ts';
import type { DetectedSection, StoredDetection } from '../../../shared/domain/asvs/detection/detection.ts';
import { type OpenFindings, openFindingsIn } from '../../../shared/domain/asvs/open-findings.ts';
import { otherVersion } from '../../../shared/domain/asvs/profile/choices-in-version.ts';
import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { levelBeforeFirstScan, levelOf } from '../../../shared/domain/asvs/profile/profile-level.ts';
import { isNoLongerSeen, type SectionState, sectionsOf } from '../../../shared/domain/asvs/profile/profile-sections.ts';
import type { AsvsLevel } from '../../../shared/domain/asvs/standard/asvs-level.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import { mappingPath } from '../core/links.ts';
import { etagOf } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';

/** What the sections of one repository are shown with. */
interface Showing {
  readonly version: AsvsVersion;
  readonly level: AsvsLevel;
  readonly detection: StoredDetection | undefined;
  readonly openFindings: OpenFindings | undefined;
}

/** Renders a repository's profile with the evidence of the last detection and the findings that are open. */
export async function asvsProfileView(
  { asvs }: Pick<Services, 'asvs'>,
  profile: AsvsProfile,
  version: AsvsVersion,
): Promise<AsvsProfileView> {
  const [detection, openFindings] = await Promise.all([asvs.detection(profile), asvs.openFindings(profile)]);
  const level = levelOf(profile);
  const showing: Showing = { version, level: level.level, detection, openFindings };
  const { inScope, suggested, removed } = sectionsOf(profile, version);
  const show = (sections: readonly SectionState[]) => sections.map((section) => sectionView(section, showing));
  const mapping = mappingPath(profile.repositoryId);
  return {
    repositoryId: profile.repositoryId,
    version,
    level: { ...level, reasons: [...(detection?.level ?? levelBeforeFirstScan).reasons] },
    sections: show(inScope),
    suggested: show(suggested),
    removed: show(removed),
    differences: {
      detectedNotInScope: [...suggested, ...removed].filter(isSeen('found')).map(({ chapter }) => chapter),
      inScopeNotDetected: inScope.filter(isSeen('not_seen')).map(({ chapter }) => chapter),
    },
    ...(detection ? { detection: detectionView(detection) } : {}),
    etag: etagOf(profile.version),
    links: { self: `${mapping}/asvs`, mapping, catalogue: `/v1/asvs/${version}` },
  };
}

function detectionView({ scanId, detectedAt, rulesVersion, inputs }: StoredDetection) {
  return { scanId, detectedAt, rulesVersion, inputs };
}

function isSeen(as: SectionState['seen']) {
  return ({ seen }: SectionState) => seen === as;
}

function sectionView(section: SectionState, { version, level, detection, openFindings }: Showing): SectionView {
  const { chapter, decidedBy, seen, movedFrom, pleaseCheck } = section;
  const counts = openFindings && openFindingsIn(openFindings, version, chapter);
  const total = counts ? counts.Critical + counts.High + counts.Medium + counts.Low : undefined;
  const inCatalogue = asvsCatalogue[version].find(({ id }) => id === chapter);
  return {
    id: chapter,
    name: inCatalogue?.name ?? chapter,
    decidedBy,
    seen,
    noLongerSeen: isNoLongerSeen(section),
    pleaseCheck,
    movedFrom: movedFrom.map((id) => ({ version: otherVersion(version), id })),
    ...evidenceOf(section, version, detection),
    requirements: requirementsAt(level, inCatalogue?.requirements[level] ?? 0),
    ...(counts === undefined || total === undefined ? {} : { openFindings: { ...counts, total } }),
    coverage: coverageOf(total),
  };
}

/** What the last detection shows of a chapter, else what an earlier one did. */
function evidenceOf(
  { chapter }: SectionState,
  version: AsvsVersion,
  detection: StoredDetection | undefined,
): Pick<SectionView, 'evidence' | 'evidenceLastSeenAt'> {
  const shown = ({ evidence }: Pick<DetectedSection, 'evidence'>) =>
    evidence.map(({ source, sentence, quote }) => ({ source, sentence, quote }));
  const now = detection?.byVersion[version].sections.find((one) => one.chapter === chapter);
  if (now) return { evidence: shown(now) };
  const earlier = detection?.lastSeen?.[version].find((one) => one.chapter === chapter);
  return earlier ? { evidence: shown(earlier), evidenceLastSeenAt: earlier.seenAt } : { evidence: [] };
}

function requirementsAt(level: AsvsLevel, count: number): SectionView['requirements'] {
  if (count === 0) return { count, text: `nothing at ${level}` };
  return { count, text: count === 1 ? `1 requirement at ${level}` : `${count} requirements at ${level}` };
}

function coverageOf(openFindings: number | undefined): string {
  if (openFindings === undefined) return 'not scanned yet';
  return openFindings === 0 ? 'nothing seen by the scanner (not a verification)' : `open findings: ${openFindings}`;
}
