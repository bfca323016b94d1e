import type { FindingRecord } from './finding-record.ts';
import type { NoteRecord } from './records.ts';
import { nowOf, type Store } from './store.ts';

/** Leaves a note on a finding; the newest comes first. */
export function addNote(
  store: Store,
  finding: FindingRecord,
  author: number,
  entry: string,
  isPrivate = false,
): NoteRecord {
  const note = { id: store.nextNoteId, author, entry, date: nowOf(store), private: isPrivate };
  store.nextNoteId += 1;
  finding.notes.unshift(note);
  return note;
}

/** How DefectDojo names a person in the notes it writes itself. */
export function personName(store: Store, id: number): string {
  const user = store.users.get(id);
  return user ? `${user.first_name} ${user.last_name} (${user.username}) (${user.id})`.trim() : String(id);
}
