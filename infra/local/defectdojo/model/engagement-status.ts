import type { EngagementRecord } from './records.ts';
import { unsavable } from './rejection.ts';
import type { Store } from './store.ts';

/** What saving does about an engagement without a status. Throws the 400 of releases that refuse it. */
export function settleEngagementStatus({ traits }: Store, engagement: Pick<EngagementRecord, 'status'>): void {
  if (engagement.status !== null || traits.engagementWithoutStatus === 'kept') return;
  if (traits.engagementWithoutStatus === 'refused') throw unsavable('status', 'This field cannot be blank.');
  engagement.status = 'Not Started';
}
