import { integerBounds, maxCharacters } from './columns.ts';
import { isAnyVector, savedCvss3, savedCvss4 } from './cvss.ts';
import {
  defaultFlags,
  type FindingContent,
  type FindingFlags,
  type FindingRecord,
  type Severity,
  unsaidContent,
} from './finding-record.ts';
import { settleStatus } from './finding-status.ts';
import { hashCode } from './hash-code.ts';
import { invalidMessage, serverError } from './rejection.ts';
import { slaDeadline } from './sla.ts';
import { nowOf, type Store, todayOf } from './store.ts';
import { titleCase } from './title-case.ts';

/** DefectDojo cuts longer titles without a word. */
const titleMaxCharacters = 511;

/** What is given about a finding before it is stored; the rest takes the model's defaults. */
export type FindingDraft = Pick<FindingContent, 'title' | 'severity' | 'description'> &
  Partial<FindingContent> &
  Partial<FindingFlags> & { mitigated?: string | null };

const numericalSeverities: Record<Severity, string> = {
  Critical: 'S0',
  High: 'S1',
  Medium: 'S2',
  Low: 'S3',
  Info: 'S4',
};

/** `S0` for Critical to `S4` for Info; DefectDojo computes it from the severity whatever was sent. */
export function numericalSeverity(severity: Severity): string {
  return numericalSeverities[severity];
}

/**
 * Stores a finding as DefectDojo saves one: title-cased, flags settled, score computed from a valid vector, hash computed.
 * Throws the 500 that the database answers where a value is too long for its column.
 */
export function insertFinding(
  store: Store,
  draft: FindingDraft,
  origin: { test: number; user: number; foundBy: number[]; reviewed: boolean },
): FindingRecord {
  refuseUnstorable(store, draft);
  // The test may have been deleted while an upload was at work.
  if (!store.tests.get(origin.test)) throw serverError();
  const now = nowOf(store);
  const given = { date: todayOf(store), ...unsaidContent(), ...defaultFlags, ...draft };
  const content = { ...given, cwes: cweLabels(given) };
  slaDeadline(content);
  const finding = store.findings.insert({
    ...content,
    test: origin.test,
    mitigated: draft.mitigated ?? null,
    mitigated_by: null,
    created: now,
    updated: now,
    reporter: origin.user,
    last_reviewed: origin.reviewed ? now : null,
    last_reviewed_by: origin.reviewed ? origin.user : null,
    last_status_update: now,
    // Computed before the title is cut.
    hash_code: hashCode(content),
    duplicate_finding: null,
    found_by: origin.foundBy,
    endpoints: [],
    mitigated_endpoints: [],
    files: [],
    notes: [],
  });
  tidy(store, finding);
  // The path of a row is a location of its finding since 3.0, and who has one may be dynamic as well.
  const isLocated = origin.reviewed && store.traits.keepsPathsAsLocations;
  if (finding.file_path !== null) markStatic(finding, isLocated);
  settleStatus(store, finding, origin.user);
  return finding;
}

/** What every save does: case and cut the title, put the metrics of a valid vector in order, and compute the score from it. */
export function tidy({ traits }: Store, finding: FindingRecord): void {
  finding.title = titleCase(finding.title.slice(0, titleMaxCharacters));
  const cvss3 = savedCvss3(finding.cvssv3);
  const cvss4 = savedCvss4(finding.cvssv4);
  if (traits.ordersVectors) Object.assign(finding, { cvssv3: cvss3?.vector ?? finding.cvssv3 });
  if (cvss3) finding.cvssv3_score = cvss3.score;
  if (cvss4) Object.assign(finding, { cvssv4: cvss4.vector, cvssv4_score: cvss4.score });
  // A vector of another version is understood, and then has nothing to give to this field.
  if (traits.ordersVectors && !cvss3 && isAnyVector(finding.cvssv3)) finding.cvssv3 = finding.cvssv3_score = null;
  if (traits.ordersVectors && !cvss4 && isAnyVector(finding.cvssv4)) finding.cvssv4 = finding.cvssv4_score = null;
}

/** The labels of a new finding's CWEs, its main one first; a later change of that one leaves them as they are. */
export function cweLabels({ cwe, cwes = [] }: Partial<Pick<FindingContent, 'cwe' | 'cwes'>>): string[] {
  const labels = [...(cwe && cwe > 0 ? [String(cwe)] : []), ...cwes].map(
    (label) => `CWE-${label.replace(/^cwe-/i, '')}`,
  );
  return [...new Set(labels)];
}

/** A finding that names a file is static. */
export function markStatic(finding: FindingRecord, isLocated: boolean): void {
  finding.static_finding = true;
  if (!isLocated && finding.endpoints.length === 0) finding.dynamic_finding = false;
}

/** Throws the database's 500 for values longer than their columns, and Django's 400 for a flag that is null. */
function refuseUnstorable({ server }: Store, draft: FindingDraft): void {
  if (server.crashesAtRowsWith !== null && JSON.stringify(draft).includes(server.crashesAtRowsWith))
    throw serverError();
  const values: Record<string, unknown> = { ...draft };
  if (Object.entries(values).some(([name, value]) => isBeyondColumn(name, value))) throw serverError();
  if (flagColumns.some((name) => values[name] === null)) {
    throw invalidMessage('“None” value must be either True or False.');
  }
}

function isBeyondColumn(name: string, value: unknown): boolean {
  if (typeof value === 'string') return [...value].length > (maxCharacters[name] ?? Number.POSITIVE_INFINITY);
  if (typeof value !== 'number') return false;
  return value < integerBounds.least || value > integerBounds.most;
}

/** Columns that hold true or false, and never nothing. */
const flagColumns = [
  ...Object.keys(defaultFlags),
  'under_review',
  'static_finding',
  'dynamic_finding',
  'known_exploited',
  'ransomware_used',
];
