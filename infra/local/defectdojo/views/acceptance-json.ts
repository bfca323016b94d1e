import type { RiskAcceptanceRecord } from '../model/records.ts';
import type { Store } from '../model/store.ts';

/** The letters by which a decision is sent, with the labels that 2.45.3 reads back. */
export const decisionLabels: Record<string, string> = {
  A: 'Accept (The risk is acknowledged, yet remains)',
  V: 'Avoid (Do not engage with whatever creates the risk)',
  M: 'Mitigate (The risk still exists, yet compensating controls make it less of a threat)',
  F: 'Fix (The risk is eradicated)',
  T: 'Transfer (The risk is transferred to a 3rd party)',
};

/** A risk acceptance as the API shows it. */
export function acceptanceJson(store: Store, acceptance: RiskAcceptanceRecord): Record<string, unknown> {
  const shown = (letter: string) =>
    store.traits.acceptanceReadsBack === 'labels' ? (decisionLabels[letter] ?? letter) : letter;
  return {
    ...acceptance,
    path: 'No proof has been supplied',
    recommendation: shown(acceptance.recommendation),
    decision: shown(acceptance.decision),
    expiration_date_warned: null,
    notes: [],
  };
}
