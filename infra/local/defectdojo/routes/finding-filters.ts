import {
  contains,
  equals,
  exactly,
  existing,
  type Filters,
  flagged,
  numberIn,
  wordContains,
  wordIn,
} from '../http/filters.ts';
import type { FindingRecord } from '../model/finding-record.ts';
import type { ProductRecord } from '../model/records.ts';
import type { Store } from '../model/store.ts';

/**
 * What findings can be filtered by. `test` has to exist; `unique_id_from_tool` and `hash_code` match any part (measured for
 * the former; the others from the filters in the source of 3.2.0, 2.58.4 and 2.45.3, which agree).
 */
export function findingFilters(store: Store): Filters<FindingRecord> {
  const engagementId = ({ test }: FindingRecord) => store.tests.get(test)?.engagement ?? 0;
  const productId = (finding: FindingRecord) => store.engagements.get(engagementId(finding))?.product ?? 0;
  const product = (finding: FindingRecord): ProductRecord | undefined => store.products.get(productId(finding));
  return {
    id: numberIn((finding) => finding.id),
    test: existing(store.tests, (finding) => finding.test),
    test__test_type: numberIn(({ test }) => store.tests.get(test)?.test_type ?? 0),
    test__engagement: numberIn(engagementId),
    test__engagement__product: numberIn(productId),
    test__engagement__product__prod_type: numberIn((finding) => product(finding)?.prod_type ?? 0),
    product_name: equals((finding) => product(finding)?.name ?? null),
    product_name_contains: contains((finding) => product(finding)?.name ?? null),
    unique_id_from_tool: contains((finding) => finding.unique_id_from_tool),
    vuln_id_from_tool: exactly((finding) => finding.vuln_id_from_tool),
    hash_code: contains((finding) => finding.hash_code),
    title: contains((finding) => finding.title),
    exact_title: equals((finding) => finding.title),
    description: contains((finding) => finding.description),
    file_path: contains((finding) => finding.file_path),
    severity: wordIn((finding) => [finding.severity]),
    cwe: numberIn((finding) => finding.cwe),
    tag: wordContains((finding) => finding.tags),
    tags: wordIn((finding) => finding.tags),
    active: flagged((finding) => finding.active),
    verified: flagged((finding) => finding.verified),
    duplicate: flagged((finding) => finding.duplicate),
    false_p: flagged((finding) => finding.false_p),
    out_of_scope: flagged((finding) => finding.out_of_scope),
    risk_accepted: flagged((finding) => finding.risk_accepted),
    is_mitigated: flagged((finding) => finding.is_mitigated),
  };
}
