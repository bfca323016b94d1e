import { type CvssRating, readCvss } from '../../rating/cvss.ts';
import { type Severity, severityOfScore } from '../../rating/severity.ts';
import type { GeckoFinding } from '../../source/gecko-finding.ts';
import type { Warning } from './warning.ts';

/** How bad a finding is: the band, the score (0 to 10) behind it, and the vector where there is a valid one. */
export interface Rating {
  readonly severity: Severity;
  readonly score: number;
  readonly cvss: CvssRating | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * Gecko's own score decides, even against its vector (people may override it); without one the vector's score does.
 * Undefined where neither says anything: a guessed severity would start the wrong SLA.
 */
export function rate(finding: Pick<GeckoFinding, 'severity' | 'cvssVector'>): Rating | undefined {
  const given = finding.cvssVector?.trim() ?? '';
  const cvss = readCvss(given);
  const usable = finding.severity !== null && finding.severity >= 0 && finding.severity <= 10;
  const score = usable ? finding.severity : cvss?.score;
  if (score === undefined || score === null) return undefined;
  const warnings: Warning[] = [];
  if (finding.severity !== null && !usable) warnings.push('severity_out_of_range');
  if (!usable) warnings.push('severity_from_vector');
  if (given !== '' && cvss === undefined) warnings.push('cvss_vector_dropped');
  return { severity: severityOfScore(score), score, cvss, warnings };
}
