import type { FindingRecord } from './finding-record.ts';
import { settleStatus, statusOf } from './finding-status.ts';
import { addNote } from './notes.ts';
import { unaccept } from './risk-acceptance.ts';
import { nowOf, type Store } from './store.ts';

/** What `POST /findings/{id}/close/` may say; a `mitigated` date is read over. */
export interface Closing {
  is_mitigated: boolean;
  false_p?: boolean;
  out_of_scope?: boolean;
  duplicate?: boolean;
  note?: string;
}

/** Closes a finding by hand, now, and takes back its risk acceptance. */
export function closeFinding(store: Store, finding: FindingRecord, user: number, closing: Closing): void {
  const before = statusOf(finding);
  const now = nowOf(store);
  finding.is_mitigated = closing.is_mitigated;
  finding.mitigated = now;
  finding.mitigated_by = user;
  finding.active = false;
  finding.false_p = closing.false_p ?? false;
  finding.out_of_scope = closing.out_of_scope ?? false;
  finding.duplicate = closing.duplicate ?? false;
  finding.under_review = false;
  if (closing.note) addNote(store, finding, user, closing.note);
  unaccept(store, finding, user);
  settleStatus(store, finding, user, before);
  review(store, finding, user);
}

/**
 * `POST /findings/{twin}/original/{kept}/`: the twin, and all that stood behind it, become duplicates of the kept finding.
 * Returns false where the two lie in engagements that deduplicate on their own.
 */
export function makeDuplicate(store: Store, twin: FindingRecord, kept: FindingRecord, user: number): boolean {
  if (areApart(store, twin, kept)) return false;
  const before = statusOf(twin);
  for (const finding of store.findings.rows.values()) {
    if (finding.duplicate_finding === twin.id && finding !== kept) finding.duplicate_finding = kept.id;
  }
  twin.duplicate = true;
  twin.duplicate_finding = kept.id;
  twin.active = false;
  settleStatus(store, twin, user, before);
  review(store, twin, user);
  kept.duplicate = false;
  kept.duplicate_finding = null;
  return true;
}

/** `POST /findings/{id}/duplicate/reset/`: the finding stands for itself again, active. Returns false if it was none. */
export function resetDuplicate(store: Store, finding: FindingRecord, user: number): boolean {
  if (!finding.duplicate) return false;
  const before = statusOf(finding);
  finding.duplicate = false;
  finding.duplicate_finding = null;
  finding.active = true;
  settleStatus(store, finding, user, before);
  review(store, finding, user);
  return true;
}

/** Notes when, and by whom, a finding was last looked at. */
export function review(store: Store, finding: FindingRecord, user: number): void {
  const now = nowOf(store);
  finding.last_reviewed = now;
  finding.last_reviewed_by = user;
  finding.updated = now;
}

function areApart(store: Store, one: FindingRecord, other: FindingRecord): boolean {
  const engagements = [one, other].map((finding) =>
    store.engagements.get(store.tests.get(finding.test)?.engagement ?? 0),
  );
  const [first, second] = engagements;
  return first !== second && engagements.some((engagement) => engagement?.deduplication_on_engagement);
}
