import {
  detailMaxCharacters,
  patchMaxCharacters,
  proofOfConceptMaxCharacters,
  summaryMaxCharacters,
} from '../../defectdojo/field-limits.ts';
import { codeBlockWithin, joinBlocks } from '../../markdown/code.ts';
import { escapeInline, inlineCode } from '../../markdown/inline.ts';
import { proseWithin } from '../../markdown/prose.ts';
import type { CvssRating } from '../../rating/cvss.ts';
import type { GeckoFinding } from '../../source/gecko-finding.ts';
import { cleanText } from '../../text/clean-text.ts';
import { renderCallChain } from './call-chain.ts';

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
    section('Call chain', renderCallChain(finding.callChain)),
    section('Proof of concept', codeOrProse(finding.proofOfConcept ?? '', 'text', proofOfConceptMaxCharacters)),
    section('Patch proposed by Gecko', codeOrProse(finding.patch ?? '', 'diff', patchMaxCharacters)),
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

// Gecko doesn't say whether these are bare code or Markdown that holds code. A diff indents or prefixes every line of the
// file it changes, so a fence without either is Markdown's.
function codeOrProse(text: string, language: string, maxCharacters: number): string {
  const holdsFence = /^(?:```|~~~)/m.test(cleanText(text));
  return holdsFence ? proseWithin(text, maxCharacters) : codeBlockWithin(text, language, maxCharacters);
}
