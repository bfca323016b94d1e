import type { FindingRecord } from './finding-record.ts';
import { settleStatus, statusOf } from './finding-status.ts';
import { cweLabels, type FindingDraft } from './new-finding.ts';
import { addNote } from './notes.ts';
import { genericScanType } from './seed.ts';
import { nowOf, type Store } from './store.ts';
import { inheritTags } from './tag-inheritance.ts';
import type { Upload } from './upload.ts';

/**
 * What became of a finding that a reimported row matched. `changed` ones are neither untouched nor reactivated, so
 * `close_old_findings` counts them among the absent.
 */
export type MatchFate = 'untouched' | 'reactivated' | 'changed';

/**
 * Carries a row's status over to the finding it matched, and the few fields that DefectDojo refreshes (measured on 3.2.0,
 * 2.58.4 and 2.45.3, flags matrices of 54 and 25 cells).
 */
export function mergeRow(store: Store, finding: FindingRecord, row: FindingDraft, upload: Upload): RowMerge {
  const merge = mergeStatus(store, finding, row, upload);
  if (merge.goesOn) refreshFields(store, finding, row);
  if (merge.goesOn) settleEndpoints(finding, merge.fate);
  finding.updated = nowOf(store);
  return merge;
}

/** What a row did to the finding that it matched. */
export interface RowMerge {
  /** `undefined` where the row had no say. */
  fate: MatchFate | undefined;
  /** Whether DefectDojo goes on to refresh the few fields it refreshes. */
  goesOn: boolean;
}

function mergeStatus(store: Store, finding: FindingRecord, row: FindingDraft, upload: Upload): RowMerge {
  if (finding.false_p || finding.out_of_scope || finding.risk_accepted) return mergeSetAside(finding, row);
  if (finding.is_mitigated) return mergeMitigated(store, finding, row, upload);
  return { fate: mergeOpen(store, finding, row, upload), goesOn: true };
}

/** False positive, out of scope or accepted: stays as it is, whatever the row says. */
function mergeSetAside(finding: FindingRecord, row: FindingDraft): RowMerge {
  const same =
    finding.false_p === (row.false_p ?? false) &&
    finding.out_of_scope === (row.out_of_scope ?? false) &&
    finding.risk_accepted === (row.risk_accepted ?? false);
  if (same) return { fate: 'untouched', goesOn: false };
  const staysAccepted = finding.risk_accepted && !finding.active;
  return { fate: staysAccepted ? 'untouched' : undefined, goesOn: true };
}

/** Mitigated: a row that is mitigated too changes nothing; any other reactivates it, its flags ignored. */
function mergeMitigated(store: Store, finding: FindingRecord, row: FindingDraft, { user, options }: Upload): RowMerge {
  if (row.is_mitigated) return { fate: 'untouched', goesOn: false };
  if (options.doNotReactivate) {
    const text = `Finding has skipped reactivation from ${genericScanType} re-upload with user decision do_not_reactivate.`;
    if (!finding.notes.some((note) => note.entry === text)) addNote(store, finding, user.id, text);
    return { fate: undefined, goesOn: false };
  }
  refreshFix(finding, row);
  const before = statusOf(finding);
  finding.mitigated = null;
  finding.is_mitigated = false;
  finding.mitigated_by = null;
  finding.active = !finding.duplicate;
  if (options.verified !== undefined) finding.verified = options.verified && !finding.duplicate;
  settleStatus(store, finding, user.id, before);
  addNote(store, finding, user.id, `Re-activated by ${genericScanType} re-upload.`);
  return { fate: 'reactivated', goesOn: true };
}

/** Open, or inactive without a reason: takes over the row's closing flags, with the row's own mitigated date. */
function mergeOpen(store: Store, finding: FindingRecord, row: FindingDraft, { user, options }: Upload): MatchFate {
  const setAside = row.risk_accepted || row.false_p || row.out_of_scope;
  if (!row.is_mitigated && !setAside) return 'untouched';
  refreshFix(finding, row);
  const before = statusOf(finding);
  if (row.is_mitigated) {
    finding.mitigated = row.mitigated ?? null;
    finding.is_mitigated = true;
    finding.mitigated_by = null;
  } else {
    finding.risk_accepted = row.risk_accepted ?? false;
    finding.false_p = row.false_p ?? false;
    finding.out_of_scope = row.out_of_scope ?? false;
  }
  finding.active = false;
  if (options.verified !== undefined) finding.verified = options.verified;
  settleStatus(store, finding, user.id, before);
  return 'changed';
}

function refreshFix(finding: FindingRecord, row: FindingDraft): void {
  if (finding.fix_available === (row.fix_available ?? null)) return;
  finding.fix_available = row.fix_available ?? null;
  finding.fix_version = row.fix_version ?? null;
}

function refreshFields(store: Store, finding: FindingRecord, row: FindingDraft): void {
  const { matchedVulnerabilityIds, matchedTags } = store.traits;
  const old = matchedVulnerabilityIds === 'added' ? finding.vulnerability_ids : [];
  const ids = [...new Set([...old, ...(row.vulnerability_ids ?? [])])];
  // DefectDojo sets the fix on an untouched finding as well, but stores it only when it has another reason to.
  if (ids[0] !== finding.vulnerability_ids[0]) refreshFix(finding, row);
  finding.vulnerability_ids = ids;
  // Of the finding's own number and what the row lists beside; what people added is gone (3.2.0, measured).
  finding.cwes = cweLabels({ cwe: finding.cwe, cwes: row.cwes ?? [] });
  if (matchedTags === 'replaced' && row.tags && row.tags.length > 0) {
    finding.tags = row.tags;
    inheritTags(store, finding);
  }
  finding.component_name ??= row.component_name ?? null;
  finding.component_version ??= row.component_version ?? null;
}

/**
 * A finding that is opened has its mitigated endpoints opened, and one that counts as dynamic then has all of them mitigated
 * that its row doesn't list: here no row lists any (3.2.0, measured on locations).
 */
function settleEndpoints(finding: FindingRecord, fate: MatchFate | undefined): void {
  if (fate === 'reactivated') finding.mitigated_endpoints = [];
  if (finding.dynamic_finding) finding.mitigated_endpoints = [...finding.endpoints];
}
