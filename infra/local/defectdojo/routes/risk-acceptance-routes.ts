import type { Api, ApiCall } from '../http/api.ts';
import { readFields } from '../http/fields.ts';
import { contains, exactly, existing, type Filters, filtered } from '../http/filters.ts';
import { listed, shown } from '../http/paging.ts';
import { reinstate } from '../model/acceptance-expiry.ts';
import type { FindingRecord } from '../model/finding-record.ts';
import { may, productOf } from '../model/permissions.ts';
import { type RiskAcceptanceRecord, unsaidAcceptance } from '../model/records.ts';
import { detail, forbidden, notFound } from '../model/rejection.ts';
import { addToAcceptance, removeFromAcceptance } from '../model/risk-acceptance.ts';
import { nowOf, type Store } from '../model/store.ts';
import { acceptanceJson } from '../views/acceptance-json.ts';
import { riskAcceptanceFields } from './risk-acceptance-fields.ts';

/** `/risk_acceptance/`: list, create, read, change, delete; works whatever the product says about simple acceptance. */
export function addRiskAcceptanceRoutes(api: Api): void {
  api.on('GET', '/risk_acceptance/', ({ store, user, url }) => {
    const visible = store.riskAcceptances.list().filter((row) => sees(store, user, row));
    const found = filtered(visible, url.searchParams, filtersOf(store));
    return listed(found, url, (row) => acceptanceJson(store, row));
  });
  api.on('POST', '/risk_acceptance/', createAcceptance);
  api.on('GET', '/risk_acceptance/:id/', (call) => shown(acceptanceJson(call.store, visibleAcceptance(call))));
  api.on('PATCH', '/risk_acceptance/:id/', changeAcceptance);
  api.on('DELETE', '/risk_acceptance/:id/', (call) => {
    const { store, user } = call;
    const row = visibleAcceptance(call);
    for (const finding of findingsOf(store, row.accepted_findings)) removeFromAcceptance(store, row, finding, user.id);
    store.riskAcceptances.delete(row.id);
    return { status: 204 };
  });
}

function filtersOf(store: Store): Filters<RiskAcceptanceRecord> {
  return {
    name: exactly((row) => row.name),
    name__icontains: contains((row) => row.name),
    owner: existing(store.users, (row) => row.owner),
  };
}

async function createAcceptance(call: ApiCall) {
  const { store, user } = call;
  const values = readFields(riskAcceptanceFields(store), await call.json());
  const findings = acceptableFindings(call, (values['accepted_findings'] as number[]) ?? []);
  refuseSeveralEngagements(store, findings);
  const first = findings[0];
  if (first && !productOf(store, { test: first.test }).enable_full_risk_acceptance) {
    throw detail(403, 'Full risk acceptance is not enabled for this product');
  }
  const now = nowOf(store);
  const row = store.riskAcceptances.insert({
    ...unsaidAcceptance,
    created: now,
    updated: now,
    owner: user.id,
    ...(asSent(store, values) as Partial<RiskAcceptanceRecord>),
    accepted_findings: [],
  });
  addToAcceptance(store, row, findings, user.id);
  return { status: 201, body: acceptanceJson(store, row) };
}

async function changeAcceptance(call: ApiCall) {
  const { store, user } = call;
  const row = visibleAcceptance(call);
  const values = readFields(riskAcceptanceFields(store), await call.json(), { partial: true });
  const { accepted_findings: wanted, ...fields } = values;
  // Left out, the list counts as empty: every finding is taken out of the acceptance.
  const findings = acceptableFindings(call, (wanted as number[] | undefined) ?? []);
  refuseSeveralEngagements(store, [...findings, ...findingsOf(store, row.accepted_findings)]);
  const until = row.expiration_date;
  Object.assign(row, asSent(store, fields), { updated: nowOf(store) });
  const old = findingsOf(store, row.accepted_findings);
  addToAcceptance(
    store,
    row,
    findings.filter((finding) => !old.includes(finding)),
    user.id,
  );
  for (const finding of old) if (!findings.includes(finding)) removeFromAcceptance(store, row, finding, user.id);
  if (store.traits.reinstatesByApi && !isSameInstant(row.expiration_date, until)) reinstate(store, row, user.id);
  return { status: 200, body: acceptanceJson(store, row) };
}

function isSameInstant(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);
}

/** 2.45.3 stores what it recommends and decides by default, whatever letters are sent. */
function asSent(store: Store, values: Record<string, unknown>): Record<string, unknown> {
  if (store.traits.acceptanceReadsBack === 'letters') return values;
  const { recommendation: _, decision: __, ...rest } = values;
  return rest;
}

function acceptableFindings({ store, user }: ApiCall, ids: readonly number[]): FindingRecord[] {
  const findings = findingsOf(store, ids);
  if (findings.some((finding) => !may(store, user, 'edit_finding', placeOf(store, finding)))) {
    throw detail(403, 'You are not permitted to add one or more selected findings to this risk acceptance');
  }
  return findings;
}

function refuseSeveralEngagements(store: Store, findings: readonly FindingRecord[]): void {
  const engagements = new Set(findings.map((finding) => store.tests.get(finding.test)?.engagement));
  if (engagements.size > 1) throw detail(403, 'You are not permitted to add findings from multiple engagements');
}

function visibleAcceptance({ store, user, id }: ApiCall): RiskAcceptanceRecord {
  const row = store.riskAcceptances.get(id);
  if (!row) throw notFound('Risk_Acceptance');
  if (!sees(store, user, row)) throw row.accepted_findings.length > 0 ? notFound('Risk_Acceptance') : forbidden();
  return row;
}

function sees(store: Store, user: ApiCall['user'], row: RiskAcceptanceRecord): boolean {
  const findings = findingsOf(store, row.accepted_findings);
  if (findings.length === 0) return user.is_superuser || row.owner === user.id;
  return findings.some((finding) => may(store, user, 'edit_finding', placeOf(store, finding)));
}

function findingsOf(store: Store, ids: readonly number[]): FindingRecord[] {
  return ids.map((id) => store.findings.get(id)).filter((finding) => finding !== undefined);
}

function placeOf(store: Store, finding: FindingRecord) {
  return { product: productOf(store, { test: finding.test }) };
}
