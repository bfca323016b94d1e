import { settleStatus, statusOf } from './finding-status.ts';
import type { RiskAcceptanceRecord } from './records.ts';
import { nowOf, type Store, timestamp } from './store.ts';

/** How long an acceptance holds that is reinstated, days: the default of the setting `risk_acceptance_form_default_days`. */
const reinstatedForDays = 180;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Ends the acceptances whose last day has come, as DefectDojo's own job does (`dojo/risk_acceptance/helper.py`): the *day* of
 * `expiration_date` counts, so one of today ends today, whatever its hour. Their inactive findings become active, without a
 * note, and stay listed in them.
 */
export function expireAcceptances(store: Store): void {
  const today = nowOf(store).slice(0, 10);
  for (const acceptance of store.riskAcceptances.list()) {
    const { expiration_date: date, expiration_date_handled: handled } = acceptance;
    if (date === null || handled !== null || dayOf(date) > today) continue;
    if (acceptance.reactivate_expired) reactivate(store, acceptance);
    acceptance.expiration_date = nowOf(store);
    acceptance.expiration_date_handled = nowOf(store);
  }
}

/**
 * What follows when the date of an acceptance was changed by the API (3.1.100 and later): one that had ended holds again, not
 * until the date that was sent but for the default period, and accepts every finding that it lists and that is active.
 */
export function reinstate(store: Store, acceptance: RiskAcceptanceRecord, user: number): void {
  if (acceptance.expiration_date_handled !== null) {
    acceptance.expiration_date = timestamp(new Date(store.now().getTime() + reinstatedForDays * dayMs));
    for (const finding of findingsOf(store, acceptance).filter(({ active }) => active)) {
      const before = statusOf(finding);
      finding.active = false;
      finding.risk_accepted = true;
      settleStatus(store, finding, user, before);
    }
  }
  acceptance.expiration_date_handled = null;
}

function reactivate(store: Store, acceptance: RiskAcceptanceRecord): void {
  for (const finding of findingsOf(store, acceptance).filter(({ active }) => !active)) {
    const before = statusOf(finding);
    finding.active = true;
    finding.risk_accepted = false;
    settleStatus(store, finding, acceptance.owner, before);
  }
}

function findingsOf(store: Store, { accepted_findings }: RiskAcceptanceRecord) {
  return accepted_findings.flatMap((id) => store.findings.get(id) ?? []);
}

function dayOf(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}
