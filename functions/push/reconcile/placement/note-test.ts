import { isDeepStrictEqual } from 'node:util';
import { testTagsAfter } from '../../../../shared/domain/live/taken-tags.ts';
import { testTitle } from '../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { DojoTest } from '../../../../shared/ports/defectdojo.ts';
import { longestWakeDelaySeconds } from '../../../../shared/ports/sync-queue.ts';
import type { Work } from '../work.ts';
import { productTagsChanged } from './taken-tags.ts';

/**
 * Notes what our test is called, and which tags it bears and has lost. Those may be gone from findings too, and go on vanishing
 * from them for a while, so that somebody has to look once more.
 */
export async function noteTest(work: Work, placement: Placement, { title, tags }: DojoTest): Promise<Placement> {
  const { key, runId, store, queue, clock } = work;
  const { testTitle: _former, ...others } = placement;
  const testTags = testTagsAfter(placement.testTags, tags, clock.now());
  const noted = { ...others, testTags, ...(title === testTitle(key) ? {} : { testTitle: title ?? '' }) };
  if (isDeepStrictEqual(noted, placement)) return placement;
  if (testTags.taken.length > (placement.testTags?.taken.length ?? 0)) {
    const request = { id: `tags-${runId}`, reason: productTagsChanged };
    await queue.request(key, request, { delaySeconds: longestWakeDelaySeconds });
  }
  await store.putPlacement(key, noted);
  return noted;
}
