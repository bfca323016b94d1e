import type { FindingRecord } from './finding-record.ts';
import { settleStatus, statusOf } from './finding-status.ts';
import { addNote } from './notes.ts';
import { unaccept } from './risk-acceptance.ts';
import { nowOf, type Store } from './store.ts';

/** Closes a finding that an upload no longer contains: mitigated now, with a note, and without its acceptance on 3.x. */
export function closeByAbsence(store: Store, finding: FindingRecord, user: number, note: string): void {
  const before = statusOf(finding);
  finding.active = false;
  finding.is_mitigated = true;
  finding.mitigated = nowOf(store);
  finding.mitigated_by = user;
  addNote(store, finding, user, note);
  if (store.traits.closingRemovesAcceptance) unaccept(store, finding, user);
  settleStatus(store, finding, user, before);
  finding.updated = nowOf(store);
}
