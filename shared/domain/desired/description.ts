import type { CallChainStep, GeckoFinding } from '../gecko-finding.ts';
import { cleanLine, cleanText, cutPlainText } from './clean-text.ts';
import type { CvssRating } from './cvss.ts';
import {
  callChainMaxSteps,
  callChainStepMaxCharacters,
  detailMaxCharacters,
  patchMaxCharacters,
  proofOfConceptMaxCharacters,
  summaryMaxCharacters,
} from './limits.ts';
import { codeBlockWithin, joinBlocks } from './markdown-code.ts';
import { escapeInline, inlineCode } from './markdown-inline.ts';
import { proseWithin } from './markdown-prose.ts';

/**
 * The last line of every description. It makes DefectDojo's own hash unique, tells people where the finding comes from,
 * and is never cut. Markup characters in an id are escaped, so that the line always reads as the id itself.
 */
export function geckoFindingLine(geckoId: string): string {
  return `Gecko finding: ${escapeInline(geckoId)}`;
}

/** The description in Markdown; `cvssInText` is a rating for which the server has no field. */
export function describe(finding: GeckoFinding, cvssInText: CvssRating | undefined): string {
  return joinBlocks([
    summaryOf(finding),
    cvssInText === undefined ? '' : `CVSS 4.0: ${inlineCode(cvssInText.vector)} (score ${cvssInText.score})`,
    section('Call chain', callChainOf(finding.callChain)),
    section('Proof of concept', proofOfConceptOf(finding.proofOfConcept ?? '')),
    section('Patch proposed by Gecko', patchOf(finding.patch ?? '')),
    geckoFindingLine(finding.id),
  ]);
}

function section(title: string, content: string): string {
  return content === '' ? '' : `### ${title}\n\n${content}`;
}

function summaryOf(finding: GeckoFinding): string {
  const summary = proseWithin(finding.shortDescription ?? '', summaryMaxCharacters);
  const detail = proseWithin(finding.description ?? '', detailMaxCharacters);
  if (summary === '' && detail === '') return 'Gecko gives no description of this finding.';
  return detail.startsWith(summary) ? detail : joinBlocks([summary, detail]);
}

function callChainOf(steps: readonly CallChainStep[]): string {
  const rendered = steps.map((step, index) => callChainStep(step, index + 1, steps.length));
  if (rendered.length <= callChainMaxSteps) return joinBlocks(rendered);
  const half = callChainMaxSteps / 2;
  const mark = `… (cut: ${rendered.length - callChainMaxSteps} more steps in Gecko)`;
  return joinBlocks([...rendered.slice(0, half), mark, ...rendered.slice(-half)]);
}

function callChainStep(step: CallChainStep, position: number, count: number): string {
  const kind = escapeInline(cutPlainText(cleanLine(step.kind ?? 'step'), 40));
  const place = cutPlainText(cleanLine(step.filePath ?? ''), 200);
  const line = step.line === null || place === '' ? '' : `:${step.line}`;
  const label = [
    `Step ${position} of ${count}, ${kind}`,
    place === '' ? '' : ` at ${inlineCode(place + line)}`,
    step.primary ? ' (the vulnerable step)' : '',
  ].join('');
  return joinBlocks([label, codeBlockWithin(step.code ?? '', callChainStepMaxCharacters - label.length)]);
}

function proofOfConceptOf(text: string): string {
  return hasFence(text)
    ? proseWithin(text, proofOfConceptMaxCharacters)
    : codeBlockWithin(text, proofOfConceptMaxCharacters);
}

function patchOf(text: string): string {
  return hasFence(text) ? proseWithin(text, patchMaxCharacters) : codeBlockWithin(text, patchMaxCharacters, 'diff');
}

// Gecko doesn't say whether these are bare code or Markdown that holds code.
function hasFence(text: string): boolean {
  return /^\s*(?:```|~~~)/m.test(cleanText(text));
}
