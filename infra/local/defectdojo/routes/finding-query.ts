import { contains, equals, hasFlag, isAmong } from '../http/filters.ts';
import type { FindingRecord } from '../model/finding-record.ts';
import { numericalSeverity } from '../model/new-finding.ts';
import { invalidField } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

/** What a finding may be sorted by; `-` before it turns the order round. */
const orders: Record<string, (finding: FindingRecord) => string | number> = {
  id: (finding) => finding.id,
  title: (finding) => finding.title,
  date: (finding) => finding.date,
  created: (finding) => finding.created,
  active: (finding) => Number(finding.active),
  severity: (finding) => finding.severity,
  numerical_severity: (finding) => numericalSeverity(finding.severity),
  last_status_update: (finding) => finding.last_status_update,
};

/**
 * The findings that a query asks for, in its order (by id if it names none). A parameter that DefectDojo does not know is
 * ignored; `unique_id_from_tool` matches any part of it. Throws the 400 for an unknown order.
 */
export function queryFindings(store: Store, query: URLSearchParams): FindingRecord[] {
  const wanted = namedFilters(query);
  const found = store.findings.list().filter((finding) => wanted.every((holds) => holds(store, finding)));
  return sorted(found, query.get('o'));
}

type Filter = (store: Store, finding: FindingRecord) => boolean;

const filters: Record<string, (wanted: string) => Filter> = {
  id: (wanted) => (_, finding) => isAmong(finding.id, wanted),
  test: (wanted) => (_, finding) => equals(finding.test, wanted),
  test__engagement: (wanted) => (store, finding) => isAmong(engagementOf(store, finding), wanted),
  test__engagement__product: (wanted) => (store, finding) => isAmong(productIdOf(store, finding), wanted),
  test__test_type: (wanted) => (store, finding) => isAmong(store.tests.get(finding.test)?.test_type ?? 0, wanted),
  product_name: (wanted) => (store, finding) =>
    contains(store.products.get(productIdOf(store, finding))?.name ?? '', wanted),
  unique_id_from_tool: (wanted) => (_, finding) =>
    finding.unique_id_from_tool !== null && contains(finding.unique_id_from_tool, wanted),
  vuln_id_from_tool: (wanted) => (_, finding) => contains(finding.vuln_id_from_tool, wanted),
  hash_code: (wanted) => (_, finding) => equals(finding.hash_code, wanted),
  title: (wanted) => (_, finding) => contains(finding.title, wanted),
  severity: (wanted) => (_, finding) => isAmong(finding.severity, wanted),
  file_path: (wanted) => (_, finding) => contains(finding.file_path, wanted),
  tag: (wanted) => (_, finding) => finding.tags.some((tag) => contains(tag, wanted)),
  tags: (wanted) => (_, finding) => finding.tags.some((tag) => isAmong(tag, wanted)),
  active: (wanted) => (_, finding) => hasFlag(finding.active, wanted),
  verified: (wanted) => (_, finding) => hasFlag(finding.verified, wanted),
  duplicate: (wanted) => (_, finding) => hasFlag(finding.duplicate, wanted),
  false_p: (wanted) => (_, finding) => hasFlag(finding.false_p, wanted),
  out_of_scope: (wanted) => (_, finding) => hasFlag(finding.out_of_scope, wanted),
  risk_accepted: (wanted) => (_, finding) => hasFlag(finding.risk_accepted, wanted),
  is_mitigated: (wanted) => (_, finding) => hasFlag(finding.is_mitigated, wanted),
};

function namedFilters(query: URLSearchParams): Filter[] {
  return [...query].flatMap(([name, wanted]) => {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    return filter && wanted !== '' ? [filter(wanted)] : [];
  });
}

function sorted(findings: FindingRecord[], order: string | null): FindingRecord[] {
  if (!order) return findings;
  const name = order.replace(/^-/, '');
  const by = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!by) {
    throw invalidField('o', `Select a valid choice. ${order} is not one of the available choices.`, 'invalid_choice');
  }
  const sign = order.startsWith('-') ? -1 : 1;
  return findings.sort((a, b) => (by(a) === by(b) ? a.id - b.id : sign * (by(a) < by(b) ? -1 : 1)));
}

function engagementOf(store: Store, finding: FindingRecord): number {
  return store.tests.get(finding.test)?.engagement ?? 0;
}

function productIdOf(store: Store, finding: FindingRecord): number {
  return store.engagements.get(engagementOf(store, finding))?.product ?? 0;
}
