import type { DetectionFinding } from '../input/detection-input.ts';
import { comparableName } from '../input/endpoint.ts';
import { quoteAround } from '../input/quote.ts';
import { rules } from '../rules/all-themes.ts';
import type { FindingRule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

/** Of a longer title, which no scanner writes, the beginning is read. */
const titleMaxCharacters = 500;

/** What the findings show by CWE and title: each rule once. */
export function observeFindings(findings: readonly DetectionFinding[]): readonly Observation[] {
  const titled = findings.map(({ title, cwe }) => ({ title: title.slice(0, titleMaxCharacters), cwe }));
  return rules.findings.flatMap((rule) => {
    const first = titled.find((finding) => firesOn(rule, finding));
    return first === undefined ? [] : observed(rule, 'finding', 'finding', quoteAround(quotable(first)));
  });
}

/** What the names of the files show that endpoints and findings lie in. */
export function observeFiles(paths: readonly string[]): readonly Observation[] {
  return rules.files.flatMap((rule) => {
    const first = paths.find((path) => rule.file.test(comparableName(path.slice(0, titleMaxCharacters))));
    return first === undefined ? [] : observed(rule, 'file', 'path', quoteAround(first));
  });
}

function firesOn(rule: FindingRule, { title, cwe }: Pick<DetectionFinding, 'title' | 'cwe'>): boolean {
  const isOfCwe = rule.cwes?.some((one) => one === cwe) ?? false;
  return isOfCwe || (rule.title !== undefined && title.search(rule.title) >= 0);
}

function quotable({ title, cwe }: Pick<DetectionFinding, 'title' | 'cwe'>): string {
  return cwe === null ? title : `${title.trim()} (CWE-${cwe})`;
}
