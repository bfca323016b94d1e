import type { FieldComplaints } from './complaints.ts';
import type { FindingContent, FindingFlags, FindingRecord } from './finding-record.ts';
import { settleStatus, statusOf } from './finding-status.ts';
import { cweLabels, type FindingDraft, insertFinding, markStatic, tidy } from './new-finding.ts';
import { productOf } from './permissions.ts';
import { invalidField, invalidFields } from './rejection.ts';
import { acceptSimply, unaccept } from './risk-acceptance.ts';
import { nowOf, type Store } from './store.ts';
import { inheritTags } from './tag-inheritance.ts';

/** The fields of a `POST` or `PATCH` of a finding, read and typed. */
export type FindingValues = Partial<FindingContent & FindingFlags> & {
  mitigated?: string | null;
  mitigated_by?: number | null;
  found_by?: number[];
  numerical_severity?: string;
};

/** Creates a finding through the API. Throws the 400s of its rules. */
export function createFinding(store: Store, test: number, user: number, values: FindingValues): FindingRecord {
  refuseMitigatedDate(store, values);
  refuseContradictions({ duplicate: false, false_p: false, active: false, verified: false, ...values });
  if (values.risk_accepted && !allowsSimpleAcceptance(store, test)) throw simpleAcceptanceDisabled();
  if (values.active && values.risk_accepted) throw acceptedWhileActive();
  const { found_by: foundBy, numerical_severity: _, mitigated: __, mitigated_by: ___, ...draft } = values;
  const finding = insertFinding(store, draft as FindingDraft, { test, user, foundBy: foundBy ?? [], reviewed: false });
  inheritTags(store, finding);
  return finding;
}

/**
 * Changes a finding through the API: six flags and content, the hash untouched. Throws the 400s of its rules; the risk
 * acceptance is taken or given before the other fields are, as DefectDojo does it while it validates.
 */
export function patchFinding(store: Store, finding: FindingRecord, user: number, values: FindingValues): void {
  refuseMitigatedDate(store, values);
  refuseContradictions({ ...finding, ...values });
  const accepts = values.risk_accepted ?? finding.risk_accepted;
  if (accepts && !finding.risk_accepted && !allowsSimpleAcceptance(store, finding.test))
    throw simpleAcceptanceDisabled();
  if (accepts && (values.active ?? finding.active)) throw acceptedWhileActive();
  changeAcceptance(store, finding, user, values.risk_accepted);
  const before = statusOf(finding);
  // Only a finding with a location is both.
  const isLocated = finding.static_finding && finding.dynamic_finding;
  const { mitigated: _, mitigated_by: __, found_by: foundBy, numerical_severity: ___, ...fields } = values;
  Object.assign(finding, fields, foundBy === undefined ? {} : { found_by: foundBy });
  if (values.cwes !== undefined) {
    finding.cwes = cweLabels({ cwes: values.cwes });
    finding.cwe = Number(/\d+/.exec(finding.cwes[0] ?? '')?.[0] ?? 0);
  }
  if (values.tags !== undefined) inheritTags(store, finding);
  if (values.mitigated === null) finding.mitigated = null;
  tidy(store, finding);
  if (finding.file_path !== null) markStatic(finding, isLocated);
  settleStatus(store, finding, user, before);
  if (!finding.duplicate) finding.duplicate_finding = null;
  finding.updated = nowOf(store);
}

function changeAcceptance(store: Store, finding: FindingRecord, user: number, accepted: boolean | undefined): void {
  if (accepted === undefined || accepted === finding.risk_accepted) return;
  const before = statusOf(finding);
  if (accepted) acceptSimply(store, finding, user);
  else unaccept(store, finding, user);
  settleStatus(store, finding, user, before);
}

function refuseMitigatedDate(store: Store, values: FindingValues): void {
  if (!store.traits.refusesMitigatedDate) return;
  const complaints: FieldComplaints = {};
  const disabled = 'is disabled (EDITABLE_MITIGATED_DATA=false)';
  if (values.mitigated)
    complaints['mitigated'] = [{ message: `Editing mitigated timestamp ${disabled}`, code: 'invalid' }];
  if (values.mitigated_by)
    complaints['mitigated_by'] = [{ message: `Editing mitigated_by ${disabled}`, code: 'invalid' }];
  if (Object.keys(complaints).length > 0) throw invalidFields(complaints);
}

function refuseContradictions(flags: Pick<FindingFlags, 'active' | 'verified' | 'duplicate' | 'false_p'>): void {
  if (flags.duplicate && (flags.active || flags.verified)) {
    throw invalidField('non_field_errors', 'Duplicate findings cannot be verified or active');
  }
  if (flags.false_p && flags.verified) {
    throw invalidField('non_field_errors', 'False positive findings cannot be verified.');
  }
}

function allowsSimpleAcceptance(store: Store, test: number): boolean {
  return productOf(store, { test }).enable_simple_risk_acceptance;
}

function simpleAcceptanceDisabled() {
  const text = 'Simple risk acceptance is disabled for this product, use the UI to accept this finding.';
  return invalidField('non_field_errors', text);
}

function acceptedWhileActive() {
  return invalidField('non_field_errors', 'Active findings cannot be risk accepted.');
}
