import type { FindingRecord } from './finding-record.ts';
import { settleStatus, statusOf } from './finding-status.ts';
import { addNote, personName } from './notes.ts';
import type { RiskAcceptanceRecord } from './records.ts';
import { nowOf, type Store } from './store.ts';

/** Accepts one finding's risk by its flag alone; leaves a note. Whether the product allows it is asked elsewhere. */
export function acceptSimply(store: Store, finding: FindingRecord, user: number): void {
  finding.risk_accepted = true;
  addNote(store, finding, user, `${personName(store, user)} has risk accepted this finding`);
}

/** Takes a finding's acceptance back: out of every acceptance object, and active again unless something else closed it. */
export function unaccept(store: Store, finding: FindingRecord, user: number): void {
  if (!finding.risk_accepted) return;
  for (const acceptance of store.riskAcceptances.list()) dropFrom(acceptance, finding.id);
  finding.risk_accepted = false;
  if (finding.mitigated === null && !finding.false_p && !finding.out_of_scope) finding.active = true;
  addNote(store, finding, user, `${personName(store, user)} removed a risk exception from this finding`);
}

/** Adds findings to an acceptance object: each becomes inactive and accepted. */
export function addToAcceptance(
  store: Store,
  acceptance: RiskAcceptanceRecord,
  findings: readonly FindingRecord[],
  user: number,
): void {
  for (const finding of findings) {
    const before = statusOf(finding);
    finding.active = false;
    finding.risk_accepted = true;
    settleStatus(store, finding, user, before);
    if (!acceptance.accepted_findings.includes(finding.id)) acceptance.accepted_findings.push(finding.id);
    addNote(
      store,
      finding,
      user,
      `${personName(store, user)} added this finding to the risk acceptance: "${acceptance.name}" ()`,
    );
  }
  acceptance.updated = nowOf(store);
}

/** Takes a finding out of one acceptance object: it is active again. */
export function removeFromAcceptance(
  store: Store,
  acceptance: RiskAcceptanceRecord,
  finding: FindingRecord,
  user: number,
): void {
  const before = statusOf(finding);
  dropFrom(acceptance, finding.id);
  finding.active = true;
  finding.risk_accepted = false;
  settleStatus(store, finding, user, before);
  const text = `${personName(store, user)} removed this finding from the risk acceptance: "${acceptance.name}" ()`;
  addNote(store, finding, user, text);
  acceptance.updated = nowOf(store);
}

/** The acceptance objects that name a finding. */
export function acceptancesOf(store: Store, finding: number): RiskAcceptanceRecord[] {
  return store.riskAcceptances.list().filter((acceptance) => acceptance.accepted_findings.includes(finding));
}

function dropFrom(acceptance: RiskAcceptanceRecord, finding: number): void {
  acceptance.accepted_findings = acceptance.accepted_findings.filter((id) => id !== finding);
}
