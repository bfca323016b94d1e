/** DefectDojo's severities that Gecko's scale reaches (Info is never used), mildest first. */
export const severities = ['Low', 'Medium', 'High', 'Critical'] as const;

/** A severity in the exact spelling that DefectDojo's importer demands. */
export type Severity = (typeof severities)[number];

/** Gecko's bands for a score of 0 to 10 (its Findings page): from 9 Critical, from 7 High, from 4 Medium, else Low. */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'Critical';
  if (score >= 7) return 'High';
  return score >= 4 ? 'Medium' : 'Low';
}

/** Whether `severity` is `minimum` or worse. */
export function isAtLeast(severity: Severity, minimum: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(minimum);
}
