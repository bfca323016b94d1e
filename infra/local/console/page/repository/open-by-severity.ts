import type { AsvsOpenFindings, AsvsProfile } from '../../../../../functions/api/client/api-types.ts';

/** Severities that Gecko gives, worst first. */
export const severities = ['Critical', 'High', 'Medium', 'Low'] as const;

/** Open findings of a kind, by severity. */
export type BySeverity = Pick<AsvsOpenFindings, (typeof severities)[number]>;

/** Open findings of all chapters together, those out of scope too: each finding belongs to one chapter. */
export function openBySeverity({ sections, suggested, removed }: AsvsProfile): BySeverity {
  const open = [...sections, ...suggested, ...removed].flatMap(({ openFindings = [] }) => openFindings);
  const sum = (severity: keyof BySeverity) => open.reduce((total, counts) => total + counts[severity], 0);
  return { Critical: sum('Critical'), High: sum('High'), Medium: sum('Medium'), Low: sum('Low') };
}
