import type { DetectionInput } from '../input/detection-input.ts';
import { type Endpoint, endpointText } from '../input/endpoint.ts';
import { quoteAround } from '../input/quote.ts';
import type { Statement } from '../input/statement.ts';
import type { Rule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

const always: Rule = {
  id: 'always',
  sentence: 'Dependencies, defensive coding and safe concurrency are checked in code of any kind.',
  weights: { V15: 100 },
};

/** What applies to any code, quoting the first piece of it that is known, or else its name. */
export function observeAlways(
  { repository, findings }: DetectionInput,
  endpoints: readonly Endpoint[],
  statements: readonly Statement[],
): readonly Observation[] {
  const candidates = [
    { source: 'path', text: findings.find(({ filePath }) => filePath)?.filePath },
    { source: 'path', text: endpoints.find(({ file }) => file)?.file },
    { source: 'endpoint', text: endpoints.map(endpointText)[0] },
    { source: 'wiki', text: statements.find(({ place }) => place === 'lead' || place === 'plain')?.text },
    { source: 'repository', text: repository },
  ] as const;
  for (const { source, text } of candidates) {
    const quote = quoteAround(text ?? '');
    if (quote !== '') return observed(always, 'always', source, quote);
  }
  return observed(always, 'always', 'repository', '(unnamed)');
}
