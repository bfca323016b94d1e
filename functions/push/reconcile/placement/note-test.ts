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
export async function noteTest(work: Work, placement: Placement, test: DojoTest): Promise<Placement> {
  const { key, runId, store, queue } = work;
  const noted = withTest(work, placement, test);
  if (isDeepStrictEqual(noted, placement)) return placement;
  if (noted.testTags.taken.length > (placement.testTags?.taken.length ?? 0)) {
    const request = { id: `tags-${runId}`, reason: productTagsChanged };
    await queue.request(key, request, { delaySeconds: longestWakeDelaySeconds });
  }
  await store.putPlacement(key, noted);
  return noted;
}

/** Whether there is nothing to note of a test: it is called what it was called, and bears the same tags. */
export function isAsNoted(work: Work, placement: Placement, test: DojoTest): boolean {
  return isDeepStrictEqual(withTest(work, placement, test), placement);
}

function withTest({ key, clock }: Work, placement: Placement, { title, tags }: DojoTest) {
  const { testTitle: _former, ...others } = placement;
  const testTags = testTagsAfter(placement.testTags, tags, clock.now());
  return { ...others, testTags, ...(title === testTitle(key) ? {} : { testTitle: title ?? '' }) };
}
