import type { DatedStatus, GeckoStatus } from '../../source/finding-status.ts';
import { endMs, utcDay, utcInstant } from '../../time/timestamps.ts';

/** DefectDojo's six status flags: one field to us, since they are only ever right together. */
export interface StatusFlags {
  readonly active: boolean;
  readonly verified: boolean;
  readonly is_mitigated: boolean;
  readonly false_p: boolean;
  readonly risk_accepted: boolean;
  readonly out_of_scope: boolean;
}

/** How an accepted risk may be told to the product: by flag, by a Risk_Acceptance object, or not at all. */
export type RiskAcceptance = 'simple' | 'full' | 'forbidden';

/** The status that a finding should have in DefectDojo, and how it gets there. */
export interface DesiredStatus {
  readonly gecko: GeckoStatus;
  /** `flags`: by `statusPatch` alone. `risk_acceptance`: `statusPatch`, then the finding is added to a Risk_Acceptance. */
  readonly by: 'flags' | 'risk_acceptance';
  /** What DefectDojo shows once that is done. */
  readonly flags: StatusFlags;
  /** The flags while it is to be dealt with: what an accepted risk is created with, before it is accepted. */
  readonly whileOpen: StatusFlags;
  /** When Gecko changed the status, as UTC instant; null where unknown. */
  readonly changedAt: string | null;
  /** Last day (UTC) of an accepted risk; null where it has no end. */
  readonly acceptedUntil: string | null;
  /** Why DefectDojo can't show what Gecko says. */
  readonly compromise: 'risk_acceptance_forbidden' | null;
}

const none: StatusFlags = {
  active: false,
  verified: false,
  is_mitigated: false,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};

function openFlags(verified: boolean): StatusFlags {
  return { ...none, active: true, verified };
}

/** Gecko's status as DefectDojo's flags. DefectDojo 2.38.4 to 3.2.0, measured: all six together work from every state. */
export function desiredStatus(
  stated: DatedStatus,
  policy: { readonly verified: boolean; readonly riskAcceptance: RiskAcceptance },
): DesiredStatus {
  const forbidden = stated.status === 'accepted_risk' && policy.riskAcceptance === 'forbidden';
  return {
    gecko: stated.status,
    by: stated.status === 'accepted_risk' && policy.riskAcceptance === 'full' ? 'risk_acceptance' : 'flags',
    flags: flagsOf(stated.status, policy),
    whileOpen: openFlags(policy.verified),
    changedAt: utcInstant(stated.changedAt),
    acceptedUntil: stated.status === 'accepted_risk' ? lastDay(stated.acceptedUntil) : null,
    compromise: forbidden ? 'risk_acceptance_forbidden' : null,
  };
}

function lastDay(acceptedUntil: string | null): string | null {
  return endMs(acceptedUntil) === null ? null : utcDay(acceptedUntil);
}

function flagsOf(status: GeckoStatus, policy: { verified: boolean; riskAcceptance: RiskAcceptance }): StatusFlags {
  switch (status) {
    case 'open':
    case 'in_progress':
      return openFlags(policy.verified);
    case 'fixed':
    case 'fix_verified':
      return { ...none, verified: policy.verified, is_mitigated: true };
    case 'false_positive':
      // "False positive findings cannot be verified." Without is_mitigated a repeated PATCH takes it away (measured).
      return { ...none, is_mitigated: true, false_p: true };
    case 'accepted_risk':
      return acceptedFlags(policy);
  }
}

function acceptedFlags(policy: { verified: boolean; riskAcceptance: RiskAcceptance }): StatusFlags {
  if (policy.riskAcceptance === 'forbidden') return openFlags(policy.verified);
  // A Risk_Acceptance changes only these two flags of an open finding; by PATCH, `verified: false` is what was measured.
  return { ...none, verified: policy.riskAcceptance === 'full' && policy.verified, risk_accepted: true };
}

/**
 * The body of the PATCH that brings a finding into this status: always all six flags. An accepted risk that goes by a
 * Risk_Acceptance is made active first, because the flag itself is refused with 400 where simple acceptance is off.
 */
export function statusPatch(status: DesiredStatus): StatusFlags {
  return status.by === 'risk_acceptance' ? status.whileOpen : status.flags;
}
