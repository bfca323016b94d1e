import { type DesiredFinding, desiredFinding } from '../desired/desired-finding.ts';
import type { ExportPolicy } from '../desired/export-policy.ts';
import { type FieldHashes, fieldHashes } from '../desired/field-hashes.ts';
import { type DesiredStatus, desiredStatus } from '../desired/status/desired-status.ts';
import type { EffectiveStatus } from '../reported/effective-status.ts';
import type { GeckoFinding, Quarantined } from '../source/gecko-finding.ts';

/** How a status came to be known; see {@link EffectiveStatus}. */
export type StatusOrigin = Pick<EffectiveStatus, 'source' | 'sinceScan'>;

/** What the source lists of a finding, in ids and hashes: all that planning needs, and no body. */
export type SourceFinding =
  | ({
      readonly kind: 'desired';
      readonly geckoId: string;
      readonly hashes: FieldHashes;
      readonly status: DesiredStatus;
      readonly tags: readonly string[];
    } & StatusOrigin)
  | ({
      readonly kind: 'left_as_is';
      readonly geckoId: string;
      readonly status: DesiredStatus;
      readonly code: 'resolved_not_included' | 'below_minimum_severity';
      readonly reason: string;
    } & StatusOrigin)
  | {
      readonly kind: 'quarantined';
      readonly geckoId: string;
      readonly code: Quarantined['code'];
      readonly reason: string;
    };

/**
 * The values a finding should have, by the status that counts for it. Both passes over the rows ask here: the first for
 * hashes, the second for the bodies of what has to be written.
 */
export function wantedFinding(
  finding: GeckoFinding,
  effective: EffectiveStatus,
  policy: ExportPolicy,
  chapterTags: readonly string[] = [],
): ReturnType<typeof desiredFinding> {
  // The row's own status is part of the effective one, and may have run out.
  return desiredFinding({ ...finding, status: null }, policy, { stated: effective.status, chapterTags });
}

/** What planning needs to know of {@link wantedFinding}'s answer. */
export function sourceFindingOf(
  wanted: ReturnType<typeof desiredFinding>,
  effective: EffectiveStatus,
  policy: Pick<ExportPolicy, 'verified' | 'riskAcceptance'>,
): SourceFinding | undefined {
  const { source, sinceScan } = effective;
  switch (wanted.kind) {
    case 'desired':
      return { ...digest(wanted.desired), source, sinceScan };
    case 'left_as_is': {
      const { geckoId, code, reason } = wanted;
      const status = desiredStatus(effective.status, policy);
      return { kind: 'left_as_is', geckoId, status, code, reason, source, sinceScan };
    }
    case 'quarantined': {
      const { geckoId, code, reason } = wanted;
      return geckoId === undefined ? undefined : { kind: 'quarantined', geckoId, code, reason };
    }
  }
}

function digest(desired: DesiredFinding) {
  const { geckoId, status, tags } = desired;
  return { kind: 'desired', geckoId, hashes: fieldHashes(desired), status, tags } as const;
}
