import type { HoldSummary } from './stored-hold.ts';

const because: Record<HoldSummary['code'], string> = {
  mass_closing: 'so many open findings are gone from Gecko at once',
  identity_changed:
    'so many open findings are gone from Gecko and so many others are new that findings may have got new ids',
  tracked_branch_changed: 'the tracked branch changed, and its first complete deep scan does not list them',
};

/** Says in a sentence what waits for a person, and why. */
export function holdSentence({
  code,
  closings,
  creations,
}: Pick<HoldSummary, 'code' | 'closings' | 'creations'>): string {
  const parts = [
    ...(closings > 0 ? [`closing ${counted(closings)}`] : []),
    ...(creations > 0 ? [`creating ${counted(creations)}`] : []),
  ];
  return `${capitalized(parts.join(' and '))} waits for approval, because ${because[code]}.`;
}

const counted = (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'}`;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
