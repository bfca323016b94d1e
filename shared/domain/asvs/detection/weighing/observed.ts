import type { AsvsEvidence } from '../detection.ts';
import type { Rule, RuledChapter } from '../rules/rule.ts';
import type { Observation } from './observation.ts';

/** Below this weight a rule speaks for a chapter only in passing, however prominently it fired. */
const incidentalBelow = 30;

/** A rule that fired, as one observation for each chapter that it speaks for; `more` is added where it does so in earnest. */
export function observed(
  rule: Rule,
  signal: Observation['signal'],
  source: AsvsEvidence['source'],
  quote: string,
  more = 0,
): readonly Observation[] {
  if (quote === '') return [];
  return Object.entries(rule.weights).map(([chapter, weight]) => ({
    chapter: chapter as RuledChapter,
    weight: weight < incidentalBelow ? weight : weight + more,
    signal,
    evidence: { rule: rule.id, sentence: rule.sentence, quote, source },
  }));
}
