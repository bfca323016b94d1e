import type { AsvsOpenFindings, AsvsSection } from '../../../../../functions/api/client/api-types.ts';

/** Severities that Gecko gives, worst first. */
export const severities = ['Critical', 'High', 'Medium', 'Low'] as const;

/** Open findings of a kind, by severity. */
export type BySeverity = Pick<AsvsOpenFindings, (typeof severities)[number]>;

/**
 * Open findings of all chapters together, those out of scope too: each finding belongs to one chapter. Findings of no chapter
 * of the profile aren't among them; nothing before any were counted.
 */
export function openBySeverity({ sections, suggested, removed }: SectionsOfProfile): BySeverity | undefined {
  const open = [...sections, ...suggested, ...removed].flatMap(({ openFindings }) => openFindings ?? []);
  if (open.length === 0) return undefined;
  const sum = (severity: keyof BySeverity) => open.reduce((total, counts) => total + counts[severity], 0);
  return { Critical: sum('Critical'), High: sum('High'), Medium: sum('Medium'), Low: sum('Low') };
}

type Counted = Pick<AsvsSection, 'openFindings'>;
type SectionsOfProfile = Readonly<Record<'sections' | 'suggested' | 'removed', readonly Counted[]>>;
