import { choice, dateTime, flag, reference, references, text } from '../http/field-kinds.ts';
import type { FieldSpec } from '../http/fields.ts';
import type { Store } from '../model/store.ts';
import { decisionLabels } from '../views/acceptance-json.ts';

/** The fields of a risk acceptance that the API writes, with their limits. */
export function riskAcceptanceFields(store: Store): FieldSpec {
  const letters = Object.keys(decisionLabels);
  return {
    name: text({ required: true, maxCharacters: 300 }),
    recommendation: choice(letters),
    recommendation_details: text({ nullable: true, blank: true }),
    decision: choice(letters),
    decision_details: text({ nullable: true, blank: true }),
    accepted_by: text({ nullable: true, blank: true, maxCharacters: 200 }),
    expiration_date: dateTime({ nullable: true }),
    reactivate_expired: flag(),
    restart_sla_expired: flag(),
    owner: reference(store.users, { required: true }),
    accepted_findings: references(store.findings, { required: true, filled: true }),
  };
}
