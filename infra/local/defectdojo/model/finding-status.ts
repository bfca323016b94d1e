import type { FindingFlags, FindingRecord } from './finding-record.ts';
import { nowOf, type Store } from './store.ts';

const statusFields = [
  'active',
  'verified',
  'false_p',
  'is_mitigated',
  'mitigated',
  'mitigated_by',
  'out_of_scope',
  'risk_accepted',
] as const;

/** The fields whose change makes DefectDojo settle a finding's status again. */
export type StatusSnapshot = Pick<FindingRecord, (typeof statusFields)[number]>;

/** What the status was before a change. */
export function statusOf(finding: FindingRecord): StatusSnapshot {
  const { active, verified, false_p, is_mitigated, mitigated, mitigated_by, out_of_scope, risk_accepted } = finding;
  return { active, verified, false_p, is_mitigated, mitigated, mitigated_by, out_of_scope, risk_accepted };
}

/**
 * Settles the fields that depend on a finding's flags, as DefectDojo does before it saves one (measured by every flags
 * matrix; source: `dojo/finding/helper.py`). `before` is the status before the change; leave it out for a new finding.
 */
export function settleStatus(store: Store, finding: FindingRecord, user: number, before?: StatusSnapshot): void {
  const changed = (field: keyof StatusSnapshot) => !before || before[field] !== finding[field];
  if (!statusFields.some(changed)) return;
  const now = nowOf(store);
  // Which fields changed counts as of the start: settling one must not wake the rule of another.
  const woken = {
    mitigation: changed('is_mitigated'),
    activity: changed('active'),
    triage: changed('false_p') || changed('out_of_scope'),
  };
  if (woken.mitigation && !finding.is_mitigated) forgetMitigation(finding);
  if (finding.is_mitigated) rememberMitigation(finding, now, user);
  if (woken.activity && finding.active) activate(finding);
  if (woken.triage && (finding.false_p || finding.out_of_scope)) setAside(finding, now, user);
  finding.last_status_update = now;
}

/** The words under which DefectDojo shows a status, in its order. */
export function displayStatus(finding: FindingFlags & { mitigated: string | null; under_review: boolean }): string {
  const words = [
    finding.under_review && 'Under Review',
    finding.active ? 'Active' : 'Inactive',
    finding.verified && 'Verified',
    (finding.mitigated || finding.is_mitigated) && 'Mitigated',
    finding.false_p && 'False Positive',
    finding.out_of_scope && 'Out Of Scope',
    finding.duplicate && 'Duplicate',
    finding.risk_accepted && 'Risk Accepted',
  ];
  return words.filter(Boolean).join(', ');
}

function activate(finding: FindingRecord): void {
  finding.false_p = false;
  finding.out_of_scope = false;
  finding.is_mitigated = false;
  forgetMitigation(finding);
}

function setAside(finding: FindingRecord, now: string, user: number): void {
  finding.is_mitigated = true;
  finding.active = false;
  finding.verified = false;
  rememberMitigation(finding, now, user);
}

function rememberMitigation(finding: FindingRecord, now: string, user: number): void {
  finding.mitigated ??= now;
  finding.mitigated_by ??= user;
}

function forgetMitigation(finding: FindingRecord): void {
  finding.mitigated = null;
  finding.mitigated_by = null;
}
