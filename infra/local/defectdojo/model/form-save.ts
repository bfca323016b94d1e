import type { FindingContent, FindingRecord } from './finding-record.ts';
import { tidy } from './new-finding.ts';
import { nowOf, type Store } from './store.ts';

const areas = [
  'description',
  'mitigation',
  'impact',
  'steps_to_reproduce',
  'severity_justification',
  'references',
] as const;

/**
 * Saves a finding as DefectDojo's own edit page does after a person changed some fields in it: a browser sends back every text
 * area with its line ends as CRLF, and an empty CVSS field as an empty text (measured on 3.2.0, with nothing changed at all).
 */
export function saveByForm(store: Store, finding: FindingRecord, changes: Partial<FindingContent>): void {
  Object.assign(finding, changes);
  const sent = areas.map((area) => [area, finding[area]?.trim().replaceAll(/\r?\n/g, '\r\n') ?? null]);
  Object.assign(finding, Object.fromEntries(sent));
  finding.cvssv3 ??= '';
  finding.cvssv4 ??= '';
  tidy(store, finding);
  finding.updated = nowOf(store);
}
