import cvss from 'ae-cvss-calculator';

/** A valid CVSS vector: the version by its own prefix, the score (0 to 10) computed from it. */
export interface CvssRating {
  readonly version: 3 | 4;
  readonly vector: string;
  readonly score: number;
}

const grammar = /^CVSS:(3\.0|3\.1|4\.0)(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,8})+$/;

/**
 * Reads a CVSS 3.0, 3.1 or 4.0 vector; undefined where it isn't one. Gecko's concept pages say 4.0 while its API example
 * shows 3.1, so the prefix decides. Stricter than the library, which takes repeated and missing metrics: DefectDojo
 * refuses those in a PATCH, and drops or keeps them unseen in a file. With each metric once, all of them fit its columns.
 */
export function readCvss(text: string): CvssRating | undefined {
  const vector = text.trim();
  const prefix = grammar.exec(vector)?.[1];
  if (prefix === undefined) return undefined;
  const version = prefix === '4.0' ? 4 : 3;
  const score = scoreOf(vector, prefix);
  return score === undefined ? undefined : { version, vector, score };
}

function scoreOf(vector: string, prefix: string): number | undefined {
  const parsed = prefix === '4.0' ? new cvss.Cvss4P0() : prefix === '3.1' ? new cvss.Cvss3P1() : new cvss.Cvss3P0();
  const seen = new Set<string>();
  for (const pair of vector.split('/').slice(1)) {
    const [metric = '', value = ''] = pair.split(':');
    if (seen.has(metric)) return undefined;
    seen.add(metric);
    const component = parsed.findComponent(metric);
    const known = component?.values.find(({ shortName }) => shortName === value);
    if (component === undefined || known === undefined) return undefined;
    parsed.applyComponent(component, known);
  }
  return parsed.isBaseFullyDefined() ? parsed.calculateScores().overall : undefined;
}
