import type { HoldDecision, HoldSummary, StoredHold } from '../domain/holds/stored-hold.ts';
import type { RepositoryKey } from '../domain/names/ids.ts';
import type { AuditEntry } from '../domain/team/audit-entry.ts';

/** Shows what waits for a person, and takes their decision. All reads see the latest write; no lease is needed. */
export interface HoldStore {
  hold(key: RepositoryKey): Promise<StoredHold | undefined>;
  /** Its counts alone, however many ids it has. */
  holdSummary(key: RepositoryKey): Promise<HoldSummary | undefined>;
  /**
   * Notes the decision about the hold of a run, together with the audit entry that tells of it; false, and neither is
   * noted, when another hold is there by now, a decision, or nothing.
   */
  decideHold(key: RepositoryKey, runId: string, decision: HoldDecision, audited?: AuditEntry): Promise<boolean>;
}
