/** A Risk_Acceptance of DefectDojo: it makes the findings it holds inactive and accepted. */
export interface RiskAcceptanceObject {
  readonly id: number;
  readonly name: string;
  readonly ownerId: number;
  readonly findingIds: readonly number[];
  /** When DefectDojo is to make the findings active again (ISO-8601); null for never. */
  readonly expiresAt: string | null;
  /** When it did (ISO-8601): the acceptance goes on listing them, and means nothing any more. Null while it holds. */
  readonly endedAt: string | null;
}

/**
 * Risk acceptance by object, for products without acceptance by flag. All findings of one must lie in one engagement. The
 * calls are refused with `permission_denied` where the product's `enable_full_risk_acceptance` is off.
 */
export interface DefectDojoRiskAcceptances {
  /** Those with exactly this name that belong to the key's own user, lowest id first. */
  acceptancesNamed(name: string): Promise<readonly RiskAcceptanceObject[]>;
  /**
   * Creates one, owned by the key's user. Without an answer it may exist all the same: look it up by name before creating
   * again.
   */
  createAcceptance(acceptance: {
    name: string;
    findingIds: readonly number[];
    /** UTC instant. */
    expiresAt: string | null;
    /** Why it was accepted, for people. */
    reason: string;
  }): Promise<RiskAcceptanceObject>;
  /**
   * Adds findings to one and takes findings out of it; those taken out become active. What others added meanwhile stays.
   * `undefined` when it was deleted. `expiresAt` moves its end; one that ended already must not be changed, since servers differ
   * in what they make of it.
   */
  changeAcceptance(
    acceptanceId: number,
    change: { add?: readonly number[]; remove?: readonly number[]; expiresAt?: string | null },
  ): Promise<RiskAcceptanceObject | undefined>;
}
