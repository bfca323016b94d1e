import type { LiveFinding } from './live-finding.ts';

/** Whether the finding is ours: in our test, with the Gecko id that we mean. Nothing else is ever written. */
export function isOurs(
  live: Pick<LiveFinding, 'testId' | 'uniqueIdFromTool'>,
  ours: { readonly testId: number; readonly geckoId: string },
): boolean {
  return live.testId === ours.testId && live.uniqueIdFromTool === ours.geckoId;
}

/** Share of mismatches among the ids read in a run from which on nothing of the old ids is trusted. */
const mismatchShareMax = 0.05;

/** Whether so many known ids belong to something else that this must be another instance behind the same URL. */
export function isOtherInstance(counts: { readonly read: number; readonly mismatches: number }): boolean {
  return counts.mismatches > counts.read * mismatchShareMax;
}
