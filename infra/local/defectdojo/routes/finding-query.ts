import { filtered } from '../http/filters.ts';
import type { FindingRecord } from '../model/finding-record.ts';
import { numericalSeverity } from '../model/new-finding.ts';
import { invalidField } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';
import { findingFilters } from './finding-filters.ts';

/** What a finding may be sorted by; `-` before it turns the order round. */
const orders: Record<string, (finding: FindingRecord) => string | number> = {
  id: (finding) => finding.id,
  title: (finding) => finding.title,
  date: (finding) => finding.date,
  created: (finding) => finding.created,
  active: (finding) => Number(finding.active),
  duplicate: (finding) => Number(finding.duplicate),
  severity: (finding) => finding.severity,
  numerical_severity: (finding) => numericalSeverity(finding.severity),
  last_status_update: (finding) => finding.last_status_update,
};

/**
 * The findings that a query asks for, in its order (by id if it names none). Throws the 400 for a filter that makes no
 * sense, and for an unknown order.
 */
export function queryFindings(store: Store, query: URLSearchParams): FindingRecord[] {
  const found = filtered(store.findings.rows.values(), query, findingFilters(store));
  return sorted(found, query.get('o'));
}

function sorted(findings: FindingRecord[], order: string | null): FindingRecord[] {
  if (!order) return findings;
  const comparisons = order.split(',').map(comparisonBy);
  return findings.sort((a, b) => comparisons.map((compare) => compare(a, b)).find(Boolean) ?? a.id - b.id);
}

function comparisonBy(order: string): (a: FindingRecord, b: FindingRecord) => number {
  const name = order.replace(/^-/, '');
  const by = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!by) {
    throw invalidField('o', `Select a valid choice. ${order} is not one of the available choices.`, 'invalid_choice');
  }
  const sign = order.startsWith('-') ? -1 : 1;
  return (a, b) => (by(a) === by(b) ? 0 : sign * (by(a) < by(b) ? -1 : 1));
}
