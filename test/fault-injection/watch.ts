import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import type { FindingRecord } from '../../infra/local/defectdojo/model/finding-record.ts';

/** What is looked at of a finding in DefectDojo. */
export interface Seen {
  readonly id: number;
  readonly test: number;
  readonly geckoId: string | null;
  readonly flags: string;
  readonly duplicate: boolean;
  readonly description: string;
  readonly title: string;
  readonly severity: string;
  readonly tags: readonly string[];
  /** What only people give to a finding. */
  readonly given: readonly string[];
  readonly notes: number;
}

/** A finding before and after something happened to it; undefined where it wasn't there. */
export interface Change {
  readonly before: Seen | undefined;
  readonly after: Seen | undefined;
}

/** Does something and tells which findings it changed. */
export async function watched<T>(
  dojo: DefectDojo,
  act: () => Promise<T> | T,
): Promise<{ readonly result: T; readonly changes: readonly Change[] }> {
  const before = seen(dojo);
  const result = await act();
  return { result, changes: changesSince(before, dojo) };
}

/** The findings that are not as they were. */
export function changesSince(before: ReadonlyMap<number, Seen>, dojo: DefectDojo): Change[] {
  const after = seen(dojo);
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].map((id) => ({ before: before.get(id), after: after.get(id) })).filter((change) => !isSame(change));
}

/** All findings by their DefectDojo ids. */
export function seen(dojo: DefectDojo): Map<number, Seen> {
  return new Map(dojo.store.findings.list().map((finding) => [finding.id, look(finding)]));
}

function look(finding: FindingRecord): Seen {
  const { id, test, unique_id_from_tool: geckoId, duplicate, description, title, severity, tags, notes } = finding;
  return {
    id,
    test,
    geckoId,
    flags: flagLetters(finding),
    duplicate,
    // A browser's line ends are no edit.
    description: description.replaceAll('\r\n', '\n'),
    title,
    severity,
    tags: [...tags].sort(),
    given: givenTo(finding),
    notes: notes.length,
  };
}

function givenTo({ vulnerability_ids, cwes, fix_version, endpoints, mitigated_endpoints }: FindingRecord): string[] {
  const hung = endpoints.map((id) => `endpoint ${id}${mitigated_endpoints.includes(id) ? ', mitigated' : ''}`);
  return [...vulnerability_ids, ...cwes, ...(fix_version === null ? [] : [`fixed in ${fix_version}`]), ...hung].sort();
}

function flagLetters({ active, verified, is_mitigated, false_p, risk_accepted, out_of_scope }: FindingRecord): string {
  const letters = [
    [active, 'A'],
    [verified, 'V'],
    [is_mitigated, 'M'],
    [false_p, 'F'],
    [risk_accepted, 'R'],
    [out_of_scope, 'O'],
  ] as const;
  return letters.map(([isSet, letter]) => (isSet ? letter : '')).join('');
}

function isSame({ before, after }: Change): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
