import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Progress } from '../progress.ts';
import type { Work } from '../work.ts';

/** Tells that people closed the engagement, which stops no write of ours (measured on 3.2.0) and is theirs to open again. */
export async function reportClosedEngagement(
  { dojo }: Work,
  { engagementId }: Placement,
  progress: Progress,
): Promise<void> {
  const engagement = await dojo.findings.engagement(engagementId);
  if (engagement?.active === false) progress.warned('engagement_closed');
}
