import { serverError } from './rejection.ts';

/** By severity, as DefectDojo ships it. */
const daysToFix: Readonly<Record<string, number>> = { Critical: 7, High: 30, Medium: 90, Low: 120 };
const dayMs = 24 * 60 * 60 * 1000;
/** Of Python's dates. */
const lastYear = 9999;

/**
 * The last day to fix a finding (YYYY-MM-DD); null for one without. Throws the 500 that DefectDojo answers where that would
 * lie beyond its dates (3.2.0 and 3.3.0-dev, measured).
 */
export function slaDeadline({ date, severity }: { readonly date: string; readonly severity: string }): string | null {
  const days = daysToFix[severity];
  if (days === undefined) return null;
  const deadline = new Date(Date.parse(date.slice(0, 10)) + days * dayMs);
  if (deadline.getUTCFullYear() > lastYear) throw serverError();
  return deadline.toISOString().slice(0, 10);
}
