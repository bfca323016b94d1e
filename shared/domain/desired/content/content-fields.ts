import {
  filePathMaxCharacters,
  integerMax,
  mitigationMaxCharacters,
  vulnIdMaxCharacters,
} from '../../defectdojo/field-limits.ts';
import { cvss4Since, isServerAtLeast, type ServerVersion } from '../../defectdojo/server-version.ts';
import { proseWithin } from '../../markdown/prose.ts';
import type { Severity } from '../../rating/severity.ts';
import type { GeckoFinding } from '../../source/gecko-finding.ts';
import { cleanLine, cleanText, cutPlainText } from '../../text/clean-text.ts';
import { describe } from './description.ts';
import { markdownLink, repositoryLink, webLink } from './gecko-links.ts';
import type { Rating } from './rating.ts';
import { titleOf } from './title.ts';

/** The content of a finding under DefectDojo's own names; null where we want the field empty. */
export interface ContentFields {
  readonly title: string;
  readonly severity: Severity;
  readonly severity_justification: string;
  readonly description: string;
  readonly mitigation: string;
  readonly references: string;
  readonly cwe: number | null;
  readonly cvssv3: string | null;
  readonly cvssv3_score: number | null;
  readonly cvssv4: string | null;
  readonly cvssv4_score: number | null;
  readonly file_path: string | null;
  readonly line: number | null;
  readonly vuln_id_from_tool: string | null;
}

/** The name of a field that is kept in step. */
export type ContentFieldName = keyof ContentFields;

/** Where the links of a finding lead, and what the server can take. */
export interface ContentContext {
  readonly appBaseUrl: string;
  readonly repositoryId: string;
  readonly defectDojoVersion?: ServerVersion | undefined;
}

/** A finding's content; pure, the same for the same finding whatever its place in a listing. */
export function contentFields(finding: GeckoFinding, rating: Rating, context: ContentContext): ContentFields {
  const cvss3 = rating.cvss?.version === 3 ? rating.cvss : undefined;
  const cvss4 = rating.cvss?.version === 4 ? rating.cvss : undefined;
  const takesCvss4 = isServerAtLeast(context.defectDojoVersion, cvss4Since);
  return {
    title: titleOf(finding),
    severity: rating.severity,
    severity_justification: justify(finding, rating),
    description: describe(finding, takesCvss4 ? undefined : cvss4),
    mitigation: mitigationOf(finding),
    references: referencesOf(finding, context),
    cwe: cweOf(finding.cwe),
    cvssv3: cvss3?.vector ?? null,
    cvssv3_score: cvss3?.storedScore ?? null,
    cvssv4: takesCvss4 ? (cvss4?.vector ?? null) : null,
    cvssv4_score: takesCvss4 ? (cvss4?.storedScore ?? null) : null,
    file_path: filePathOf(finding.filePath),
    line: lineOf(finding),
    vuln_id_from_tool: cutPlainText(cleanLine(finding.type ?? ''), vulnIdMaxCharacters) || null,
  };
}

/** "CWE-22" as 22; null for anything else. */
export function cweOf(cwe: string | null): number | null {
  const number = Number(/^\s*CWE-(\d{1,9})\b/i.exec(cwe ?? '')?.[1] ?? 0);
  return number > 0 ? number : null;
}

/** The finding's own line, else that of the vulnerable step where that lies in the same file; null where it isn't a line. */
export function lineOf(finding: Pick<GeckoFinding, 'line' | 'filePath' | 'callChain'>): number | null {
  const vulnerable = finding.callChain.find((step) => step.primary && step.filePath === finding.filePath);
  const line = finding.line ?? vulnerable?.line ?? null;
  return line !== null && Number.isInteger(line) && line >= 1 && line <= integerMax ? line : null;
}

function filePathOf(path: string | null): string | null {
  return cutPlainText(cleanLine(path ?? ''), filePathMaxCharacters) || null;
}

function justify(finding: GeckoFinding, rating: Rating): string {
  const source = finding.severity === rating.score ? 'Scored' : 'Not scored by Gecko, but by its CVSS vector';
  const confidence = finding.confidenceScore === null ? '' : `, with confidence ${finding.confidenceScore} of 10`;
  return `${source} ${rating.score} of 10${source === 'Scored' ? ' by Gecko' : ''}${confidence}.`;
}

function mitigationOf(finding: GeckoFinding): string {
  const remediation = proseWithin(finding.remediation ?? '', mitigationMaxCharacters);
  if (remediation !== '') return remediation;
  return cleanText(finding.patch ?? '').trim() === ''
    ? 'Gecko sent no remediation with this finding. Look it up in Gecko (see the references), which may propose a patch.'
    : 'Gecko sent no remediation text, but proposes a patch: see the end of the description. Review it before applying it.';
}

function referencesOf(finding: GeckoFinding, context: ContentContext): string {
  const own = finding.url === null ? undefined : webLink(finding.url);
  return own === undefined
    ? markdownLink('Findings of this repository in Gecko', repositoryLink(context.appBaseUrl, context.repositoryId))
    : markdownLink('This finding in Gecko', own);
}
