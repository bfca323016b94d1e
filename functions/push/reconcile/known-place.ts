import { asksForRepair } from '../../../shared/domain/events/trigger.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { forgetDrifted } from '../drift/forget-drifted.ts';
import { inspect } from './placement/inspect.ts';
import { place } from './placement/place.ts';
import { settleUploads } from './placement/settle-uploads.ts';
import { doubtTakenTags } from './placement/taken-tags.ts';
import { policyOf } from './policy-of.ts';
import type { Progress } from './progress.ts';
import type { FetchedListing } from './source/fetch-listing.ts';
import type { Source } from './source/source.ts';
import { areAllAtRest } from './standstill/comparison-to-keep.ts';
import { takeBackClosings } from './update/take-back-closings.ts';
import type { Work } from './work.ts';

/** Where the findings are, and what is known of them once it agrees with what DefectDojo shows. */
export interface KnownPlace {
  readonly placement: Placement;
  /** By Gecko id; whatever is done brings it up to date. */
  readonly known: Map<string, KnownFinding>;
  /** Whether nothing was to change by itself about what was known before. */
  readonly wasAtRest: boolean;
  /** Whether a repair is asked for. */
  readonly repair: boolean;
}

/** What Gecko says. */
interface Said {
  readonly listing: Pick<FetchedListing, 'idsOfScan'>;
  readonly source: Source;
  readonly progress: Progress;
}

/** Finds or makes the place, settles uploads without an answer, and brings what is known into line with what DefectDojo shows. */
export async function findKnownPlace(
  work: Work,
  remembered: Placement | undefined,
  { listing, source, progress }: Said,
): Promise<KnownPlace> {
  const { key, findings } = work;
  let known = remembered ? await findings.known(key, remembered.placementId) : new Map<string, KnownFinding>();
  let placement = await place(work, remembered, {
    knownFindings: countThere(known),
    isOurId: (geckoId) => known.has(geckoId) || listing.idsOfScan.has(geckoId),
    isNeeded: listing.idsOfScan.size > 0 || known.size > 0 || (await findings.openUploads(key)).length > 0,
  });
  const settled = await settleUploads(work, placement, progress);
  if (settled || placement.placementId !== remembered?.placementId) {
    known = await findings.known(key, placement.placementId);
  }
  const wasAtRest = areAllAtRest(known);
  const repair = work.triggers.some(asksForRepair);
  const adoption = (place: Placement) => ({ source, policy: policyOf(work, place), known, progress });
  placement = await inspect(work, placement, adoption(placement), { repair });
  await doubtTakenTags(work, placement, known);
  if (repair) await forgetDrifted(work, placement, adoption(placement));
  await takeBackClosings(work, placement, adoption(placement));
  return { placement, known, wasAtRest, repair };
}

function countThere(known: ReadonlyMap<string, KnownFinding>): number {
  let there = 0;
  for (const { presence } of known.values()) if (presence === 'there') there += 1;
  return there;
}
