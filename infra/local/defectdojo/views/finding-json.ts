import type { FindingRecord } from '../model/finding-record.ts';
import { displayStatus } from '../model/finding-status.ts';
import { numericalSeverity } from '../model/new-finding.ts';
import type { NoteRecord } from '../model/records.ts';
import { serverError } from '../model/rejection.ts';
import { acceptancesOf } from '../model/risk-acceptance.ts';
import { slaDeadline } from '../model/sla.ts';
import { nowOf, type Store } from '../model/store.ts';
import { acceptanceJson } from './acceptance-json.ts';

/** A finding as `GET /findings/` lists it. */
export function findingJson(store: Store, finding: FindingRecord): Record<string, unknown> {
  return {
    ...createdFindingJson(store, finding),
    request_response: { req_resp: [] },
    accepted_risks: acceptancesOf(store, finding.id).map((acceptance) => acceptanceJson(store, acceptance)),
    age: Math.max(0, daysBetween(finding.date, finding.mitigated ?? nowOf(store))),
    sla_days_remaining: slaDaysRemaining(store, finding),
    finding_meta: metadataOf(store, finding),
    related_fields: null,
    jira_creation: null,
    jira_change: null,
    display_status: displayStatus(finding),
    finding_groups: [],
    notes: finding.notes.map((note) => noteJson(store, note)),
    tags: [...finding.tags].sort(),
  };
}

/** A finding as a `PATCH` answers it: without `push_to_jira`. */
export function patchedFindingJson(store: Store, finding: FindingRecord): Record<string, unknown> {
  return { ...findingJson(store, finding), push_to_jira: undefined };
}

/** A finding as the `POST` that creates it answers it: without what is computed for reading. Throws the 500 for one that can't be shown. */
export function createdFindingJson(store: Store, finding: FindingRecord): Record<string, unknown> {
  if (isUnshowable(store, finding)) throw serverError();
  const json: Record<string, unknown> = {
    ...finding,
    numerical_severity: numericalSeverity(finding.severity),
    push_to_jira: false,
    vulnerability_ids: finding.vulnerability_ids.map((id) => ({ vulnerability_id: id })),
    cwes: finding.cwes.map((cwe) => ({ cwe })),
    sla_start_date: null,
    sla_expiration_date: slaDeadline(finding),
    under_defect_review: false,
    review_requested_by: null,
    defect_review_requested_by: null,
    sonarqube_issue: null,
    reviewers: [],
    notes: finding.notes.map((note) => note.id),
    mitigated_endpoints: undefined,
  };
  for (const field of store.traits.absentFindingFields) delete json[field];
  return json;
}

/** Whether the server fails at writing the finding down as JSON, be it for a value of its own or of what hangs on it. */
function isUnshowable({ server }: Store, finding: FindingRecord): boolean {
  if (server.failsToShow.length === 0) return false;
  const text = JSON.stringify(finding);
  return server.failsToShow.some((one) => (typeof one === 'number' ? one === finding.id : text.includes(one)));
}

/** A note as it is listed with its finding. */
export function noteJson(store: Store, note: NoteRecord): Record<string, unknown> {
  const author = store.users.get(note.author);
  const { id, username, first_name, last_name } = author ?? {
    id: note.author,
    username: '',
    first_name: '',
    last_name: '',
  };
  return {
    id: note.id,
    author: { id, username, first_name, last_name },
    editor: null,
    history: [],
    note_type: null,
    entry: note.entry,
    date: note.date,
    private: note.private,
    edited: false,
    edit_time: note.date,
  };
}

function metadataOf(store: Store, finding: FindingRecord): { name: string; value: string }[] {
  const own = store.metadata.list().filter((entry) => entry.finding === finding.id);
  return own.map(({ name, value }) => ({ name, value }));
}

function slaDaysRemaining(store: Store, finding: FindingRecord): number | null {
  const deadline = slaDeadline(finding);
  return deadline === null ? null : daysBetween(finding.mitigated ?? nowOf(store), deadline);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
