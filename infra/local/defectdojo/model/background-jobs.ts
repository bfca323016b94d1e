import { expireAcceptances } from './acceptance-expiry.ts';
import type { Store } from './store.ts';
import { passTagsOn } from './tag-inheritance.ts';

/** How often DefectDojo looks for risk acceptances that end (`dojo/settings/settings.dist.py`: every third hour, UTC). */
const expiryEveryMs = 3 * 60 * 60 * 1000;

/**
 * Does what a real server's worker would have done by now, whoever asks or not. Called before each request, so nobody can see
 * a time at which it was due and not done.
 */
export function doDueJobs(store: Store): void {
  passTagsOn(store);
  const latest = Math.floor(store.now().getTime() / expiryEveryMs);
  if (latest === store.jobs.expiryRun) return;
  store.jobs.expiryRun = latest;
  expireAcceptances(store);
}
