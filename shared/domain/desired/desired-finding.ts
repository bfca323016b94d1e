import { isServerAtLeast, mitigatedDateSince } from '../defectdojo/server-version.ts';
import { isAtLeast, type Severity } from '../rating/severity.ts';
import { type DatedStatus, type GeckoStatus, isOpenInGecko } from '../source/finding-status.ts';
import type { GeckoFinding, Quarantined } from '../source/gecko-finding.ts';
import { utcDay } from '../time/timestamps.ts';
import { type ContentFields, contentFields } from './content/content-fields.ts';
import { scanLink } from './content/gecko-links.ts';
import { rate } from './content/rating.ts';
import type { Warning } from './content/warning.ts';
import { contentWarnings } from './content/warnings.ts';
import type { ExportPolicy, FindingContext } from './export-policy.ts';
import { type DesiredStatus, desiredStatus } from './status/desired-status.ts';
import { desiredTags } from './tags.ts';

/** The values that a finding should have in DefectDojo. */
export interface DesiredFinding {
  readonly geckoId: string;
  /** Content that is kept in step. */
  readonly fields: ContentFields;
  readonly status: DesiredStatus;
  readonly tags: readonly string[];
  /** Sent when the finding is created and left alone afterwards. */
  readonly atCreation: {
    /** Day first seen (UTC, YYYY-MM-DD), from which SLAs run; null lets DefectDojo take today. */
    readonly date: string | null;
    /** UTC instant of the fix, for a finding that is fixed already and a server that takes the date. */
    readonly mitigated: string | null;
  };
  /** Goes along with the references, but is no reason to write them: every scan has another. */
  readonly scanLink: string | null;
  /** What had to be dropped, cut or guessed. */
  readonly warnings: readonly Warning[];
}

/** A finding that the settings leave as it is in DefectDojo: neither created nor written. */
export interface LeftAsIs {
  readonly kind: 'left_as_is';
  readonly geckoId: string;
  readonly status: GeckoStatus;
  readonly code: 'resolved_not_included' | 'below_minimum_severity';
  readonly reason: string;
}

/** What should become of a Gecko finding in DefectDojo. Pure and total: the same input gives byte-identical values. */
export function desiredFinding(
  finding: GeckoFinding,
  policy: ExportPolicy,
  context: FindingContext = {},
): { readonly kind: 'desired'; readonly desired: DesiredFinding } | LeftAsIs | Quarantined {
  const stated = statusOf(finding, context.stated);
  const rating = rate(finding);
  if (rating === undefined) return withoutSeverity(finding);
  const left = leftAsIs(finding.id, stated.status, rating.severity, policy);
  if (left !== undefined) return left;

  const status = desiredStatus(stated, policy);
  const fields = contentFields(finding, rating, policy);
  const date = utcDay(finding.firstSeenAt) ?? utcDay(finding.scanCreatedAt);
  const desired: DesiredFinding = {
    geckoId: finding.id,
    fields,
    status,
    tags: desiredTags({
      type: finding.type,
      riskAcceptanceForbidden: status.compromise !== null,
      chapters: context.chapterTags ?? [],
    }),
    atCreation: { date, mitigated: mitigatedDate(status, policy) },
    scanLink: finding.scanId?.trim() ? scanLink(policy.appBaseUrl, finding.scanId) : null,
    warnings: [
      ...rating.warnings,
      ...contentWarnings(finding, fields),
      ...(date === null ? ['date_missing' as const] : []),
    ],
  };
  return { kind: 'desired', desired };
}

/** A row's own status counts before one reported by events; a row without any is listed, so it is open. */
function statusOf(finding: GeckoFinding, stated: DatedStatus | undefined): DatedStatus {
  if (finding.status === null) return stated ?? { status: 'open', changedAt: null, acceptedUntil: null };
  return { status: finding.status, changedAt: finding.statusChangedAt, acceptedUntil: finding.acceptedUntil };
}

function leftAsIs(
  geckoId: string,
  status: GeckoStatus,
  severity: Severity,
  policy: ExportPolicy,
): LeftAsIs | undefined {
  if (!policy.includeResolved && !isOpenInGecko(status)) {
    const reason = `Gecko says ${status.replaceAll('_', ' ')}, and resolved findings are not included.`;
    return { kind: 'left_as_is', geckoId, status, code: 'resolved_not_included', reason };
  }
  if (policy.minimumSeverity !== undefined && !isAtLeast(severity, policy.minimumSeverity)) {
    const reason = `Its severity ${severity} is below the minimum ${policy.minimumSeverity}.`;
    return { kind: 'left_as_is', geckoId, status, code: 'below_minimum_severity', reason };
  }
  return undefined;
}

function mitigatedDate(status: DesiredStatus, policy: ExportPolicy): string | null {
  const fixed = status.gecko === 'fixed' || status.gecko === 'fix_verified';
  return fixed && isServerAtLeast(policy.defectDojoVersion, mitigatedDateSince) ? status.changedAt : null;
}

function withoutSeverity(finding: GeckoFinding): Quarantined {
  return {
    kind: 'quarantined',
    geckoId: finding.id,
    code: 'severity_unknown',
    reason: `Gecko's field "severity" holds no score from 0 to 10, and "cvssVector" no valid CVSS vector to compute one from.`,
  };
}
