import type { AsvsEvidence } from '../detection.ts';
import type { RuledChapter } from '../rules/rule.ts';

/** A rule that fired: for which chapter, how strongly, and on what. */
export interface Observation {
  readonly chapter: RuledChapter;
  /** In hundredths, more than 0. */
  readonly weight: number;
  readonly signal: 'endpoint' | 'wiki' | 'subject' | 'finding' | 'file' | 'always';
  readonly evidence: AsvsEvidence;
}
