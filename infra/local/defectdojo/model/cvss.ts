// A CommonJS package: Node finds its names only on the default export.
import calculator from 'ae-cvss-calculator';

/** The base score of a valid CVSS 3.0 or 3.1 vector; `undefined` for anything else. */
export function cvss3Score(vector: string | null): number | undefined {
  if (vector?.startsWith('CVSS:3.1/')) return score(() => new calculator.Cvss3P1(vector));
  if (vector?.startsWith('CVSS:3.0/')) return score(() => new calculator.Cvss3P0(vector));
  return undefined;
}

/** The score of a valid CVSS 4.0 vector; `undefined` for anything else. */
export function cvss4Score(vector: string | null): number | undefined {
  return vector?.startsWith('CVSS:4.0/') ? score(() => new calculator.Cvss4P0(vector)) : undefined;
}

interface Scored {
  isBaseFullyDefined(): boolean;
  calculateScores(): { overall: number };
}

function score(parse: () => Scored): number | undefined {
  try {
    const vector = parse();
    return vector.isBaseFullyDefined() ? vector.calculateScores().overall : undefined;
  } catch {
    // The library throws on components it does not know; DefectDojo keeps such a vector and computes nothing.
    return undefined;
  }
}
