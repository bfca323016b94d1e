import { callChainMaxSteps, stepCodeMaxCharacters, stepPlaceMaxCharacters } from '../../defectdojo/field-limits.ts';
import { codeBlockWithin, joinBlocks } from '../../markdown/code.ts';
import { escapeInline, inlineCode } from '../../markdown/inline.ts';
import type { CallChainStep } from '../../source/gecko-row-schema.ts';
import { cleanLine, takeCharacters } from '../../text/clean-text.ts';

const kindMaxCharacters = 30;

/** The way from user input to the dangerous operation as Markdown; of a very long one the steps in the middle are left out. */
export function renderCallChain(steps: readonly CallChainStep[]): string {
  const rendered = steps.map((step, index) => renderStep(step, index + 1, steps.length));
  if (rendered.length <= callChainMaxSteps) return joinBlocks(rendered);
  const half = callChainMaxSteps / 2;
  const mark = `… (cut: ${rendered.length - callChainMaxSteps} more steps in Gecko)`;
  return joinBlocks([...rendered.slice(0, half), mark, ...rendered.slice(-half)]);
}

function renderStep(step: CallChainStep, position: number, count: number): string {
  const kind = escapeInline(takeCharacters(cleanLine(step.kind ?? ''), kindMaxCharacters)) || 'step';
  const place = inlineCode(placeOf(step));
  const label = `Step ${position} of ${count}, ${kind}${place && ` at ${place}`}${step.primary ? ' (the vulnerable step)' : ''}`;
  return joinBlocks([label, codeBlockWithin(step.code ?? '', 'text', stepCodeMaxCharacters)]);
}

function placeOf(step: CallChainStep): string {
  const path = cleanLine(step.filePath ?? '');
  if (path === '') return '';
  // The end of a path says more than its beginning.
  const shown = path.length > stepPlaceMaxCharacters ? `…${cleanLine(path.slice(-stepPlaceMaxCharacters))}` : path;
  return Number.isSafeInteger(step.line) ? `${shown}:${step.line}` : shown;
}
