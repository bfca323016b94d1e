import cvss from 'ae-cvss-calculator';
import * as z from 'zod';

/** A valid CVSS vector: the version by its own prefix, the scores (0 to 10) computed from it. */
export interface CvssRating {
  readonly version: 3 | 4;
  /** With its metrics in the order of the standard and without those that are "not defined": as DefectDojo stores it. */
  readonly vector: string;
  readonly score: number;
  /** The one that DefectDojo computes when it saves the vector, whatever score was sent. */
  readonly storedScore: number;
}

const grammar = /^CVSS:(3\.0|3\.1|4\.0)(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,8})+$/;

/**
 * Reads a CVSS 3.0, 3.1 or 4.0 vector; undefined where it isn't one. Gecko's concept pages say 4.0 while its API example
 * shows 3.1, so the prefix decides. Stricter than the library, which takes repeated and missing metrics: DefectDojo
 * refuses those in a PATCH, and drops or keeps them unseen in a file. With each metric once, all of them fit its columns.
 */
export function readCvss(text: string): CvssRating | undefined {
  const vector = text.trim();
  const version = grammar.exec(vector)?.[1];
  if (version === undefined) return undefined;
  if (version === '4.0') {
    const read = readMetrics(new cvss.Cvss4P0(), vector);
    return read && { version: 4, ...read, storedScore: read.score };
  }
  const calculator = version === '3.1' ? new cvss.Cvss3P1() : new cvss.Cvss3P0();
  const read = readMetrics(calculator, vector);
  return read && { version: 3, ...read, storedScore: environmentalScore(calculator) };
}

type Cvss3 = InstanceType<typeof cvss.Cvss3P0 | typeof cvss.Cvss3P1>;
type Cvss4 = InstanceType<typeof cvss.Cvss4P0>;

function readMetrics(calculator: Cvss3 | Cvss4, vector: string): Pick<CvssRating, 'vector' | 'score'> | undefined {
  const seen = new Set<string>();
  for (const pair of vector.split('/').slice(1)) {
    const [metric = '', value = ''] = pair.split(':');
    if (seen.has(metric) || !apply(calculator, metric, value)) return undefined;
    seen.add(metric);
  }
  if (!calculator.isBaseFullyDefined()) return undefined;
  return { vector: calculator.toString(undefined, undefined, true), score: calculator.calculateScores().overall };
}

function apply(calculator: Cvss3 | Cvss4, metric: string, value: string): boolean {
  const component = calculator.findComponent(metric);
  const known = component?.values.find(({ shortName }) => shortName === value);
  if (component === undefined || known === undefined) return false;
  calculator.applyComponent(component, known);
  return true;
}

const temporal = ['E', 'RL', 'RC'];
/** The library types values by no more than their names. */
const weighted = z.object({ value: z.number() });

/**
 * The environmental score, also where no metric is environmental: CVSS 3.1 has a formula of its own for it, so that it
 * differs from the base score of 80 vectors whose scope changes. Equal to that of PyPI's cvss 3.6, which DefectDojo uses, for
 * every combination of metrics that weighs differently.
 */
function environmentalScore(calculator: Cvss3): number {
  const weights = temporal.map((metric) => weightOf(calculator, metric));
  for (const metric of temporal) apply(calculator, metric, 'X');
  // "Medium" weighs as much as "not defined", but makes the library tell the score.
  if (!calculator.isAnyEnvironmentalDefined()) apply(calculator, 'CR', 'M');
  const { environmental = 0 } = calculator.calculateScores();
  // In whole numbers: with fractions the library rounds 5.0 times 0.92 up to 4.7.
  const timed = weights.reduce((product, weight) => product * Math.round(weight * 100), Math.round(environmental * 10));
  return Math.ceil(timed / 1e6) / 10;
}

function weightOf(calculator: Cvss3, metric: string): number {
  const component = calculator.findComponent(metric);
  const value = component && calculator.getComponents().get(component);
  return weighted.parse(value).value;
}
