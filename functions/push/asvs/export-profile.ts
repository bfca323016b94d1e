import { isDeepStrictEqual } from 'node:util';
import { type ExportedProfile, exportedProfile } from '../../../shared/domain/asvs/profile/exported-profile.ts';
import { untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { isAboutOne, OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import { type Trouble, troubleAfter } from '../../../shared/domain/failures/suspicion.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { Progress } from '../reconcile/progress.ts';
import type { Work } from '../reconcile/work.ts';
import { bringTags } from './bring-tags.ts';
import { putLine } from './put-line.ts';

/**
 * Tells the product the repository's ASVS profile: a line of its own in the metadata, and tags that all repositories of the
 * product share. Asks DefectDojo nothing where the profile is as it was exported; a request of somebody's is a reason to see
 * whether another repository's came or went. A key that may not edit products is a warning, and tried again only for news,
 * with another key, or on a request; so is a DefectDojo that fails at it each time, for a day.
 */
export async function exportProfile(work: Work, placement: Placement, progress: Progress): Promise<Placement> {
  const { key, connection, asvs, store, triggers, clock } = work;
  const profile = (await asvs.profile(key)) ?? untouchedProfile(key);
  const wanted = exportedProfile(profile, connection.settings.asvsVersion);
  const isAskedFor = triggers.some(({ kind }) => kind === 'request');
  if (isAsExported(placement, wanted, connection.secretVersion, clock.now()) && !isAskedFor) {
    if (placement.asvs?.refusedBySecret !== undefined) progress.warned('asvs_refused');
    if (placement.asvs?.trouble !== undefined) progress.warned('asvs_failed', placement.asvs.trouble.judged?.reason);
    return placement;
  }

  const product = { teamId: key.teamId, baseUrl: connection.baseUrl, productId: placement.productId };
  const isLineExported = placement.asvs !== undefined && isSurelyExported(placement.asvs, wanted);
  const attempts = [
    isLineExported ? undefined : await attempt(() => putLine(work, placement, product, wanted.line)),
    await attempt(() => bringTags(work, product, placement.testTags)),
  ];
  const isRefused = attempts.includes('refused');
  if (isRefused) progress.warned('asvs_refused');
  const refusal = isRefused ? { refusedBySecret: connection.secretVersion } : {};
  const failure = attempts.find((one) => one instanceof OutsideFailure);
  const trouble = failure && troubleWith(failure, { placement, wanted, progress, now: clock.now() });
  const after = { ...placement, asvs: { line: wanted.line, ...refusal, ...(trouble ? { trouble } : {}) } };
  if (!isDeepStrictEqual(after, placement)) await store.putPlacement(key, after);
  return after;
}

type Exported = NonNullable<Placement['asvs']>;

function isSurelyExported({ line, refusedBySecret, trouble }: Exported, wanted: ExportedProfile): boolean {
  return line === wanted.line && refusedBySecret === undefined && trouble === undefined;
}

function isAsExported({ asvs }: Placement, { line }: ExportedProfile, secretVersion: number, now: Date): boolean {
  const isTriedAgain = asvs?.trouble !== undefined && (asvs.trouble.judged?.until ?? '') <= now.toISOString();
  const isRefused = asvs?.refusedBySecret !== undefined && asvs.refusedBySecret !== secretVersion;
  return asvs?.line === line && !isTriedAgain && !isRefused;
}

/** One failure may pass by itself, and the run is tried again for it; many over some time are a warning, and no reason to wait. */
function troubleWith(
  failure: OutsideFailure,
  {
    placement,
    wanted,
    progress,
    now,
  }: { placement: Placement; wanted: ExportedProfile; progress: Progress; now: Date },
): Trouble {
  // While it fails at findings too, it is the server.
  const again = { wanted: wanted.line, reason: failure.message, isLikely: progress.toBeTriedAgain === undefined };
  const trouble = troubleAfter(placement.asvs?.trouble, again, now);
  if (trouble.judged) progress.warned('asvs_failed', failure.message);
  else progress.unproven(failure);
  return trouble;
}

/** What came of telling a part: DefectDojo refuses it for good, to the key, or whatever the product's own fields may lack; or fails at it. */
async function attempt(write: () => Promise<void>): Promise<'written' | 'refused' | OutsideFailure> {
  try {
    await write();
    return 'written';
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    // What a firewall blocks says nothing of the key's rights, and may be due to what stands in this one write.
    const isNoRight = error.code === 'permission_denied';
    if (!error.isForeign && (isNoRight || error.kind === 'rejected')) return 'refused';
    if (isNoRight || isAboutOne(error)) return error;
    throw error;
  }
}
