import { isDeepStrictEqual } from 'node:util';
import { untouchedProfile } from '../../../shared/domain/asvs/profile.ts';
import { type ToldProfile, toldProfile } from '../../../shared/domain/asvs/told-profile.ts';
import { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import type { Progress } from '../reconcile/progress.ts';
import type { Work } from '../reconcile/work.ts';
import { bringTags } from './bring-tags.ts';
import { putLine } from './put-line.ts';

/**
 * Tells the product the repository's ASVS profile: a line of its own in the metadata, and tags that all repositories of the
 * product share. Asks DefectDojo nothing where the profile is as it was told; a wish of somebody's is a reason to see
 * whether another repository's came or went. A key that may not edit products is a warning, and tried again only for news,
 * with another key, or on a wish.
 */
export async function tellProduct(work: Work, placement: Placement, progress: Progress): Promise<Placement> {
  const { key, connection, asvs, store, triggers } = work;
  const profile = (await asvs.profile(key)) ?? untouchedProfile(key);
  const wanted = toldProfile(profile, connection.settings.asvsVersion);
  const isWished = triggers.some(({ kind }) => kind === 'request');
  if (isAsTold(placement, wanted, connection.secretVersion) && !isWished) {
    if (placement.asvs?.refusedBySecret !== undefined) progress.warned('asvs_refused');
    return placement;
  }

  const product = { teamId: key.teamId, baseUrl: connection.baseUrl, productId: placement.productId };
  const isRefused = await refuses(async () => {
    if (placement.asvs?.line !== wanted.line || placement.asvs.refusedBySecret !== undefined) {
      await putLine(work, placement, product, wanted.line);
    }
    await bringTags(work, product, placement.testTags);
  });
  if (isRefused) progress.warned('asvs_refused');
  const refusal = isRefused ? { refusedBySecret: connection.secretVersion } : {};
  const told = { ...placement, asvs: { line: wanted.line, ...refusal } };
  if (!isDeepStrictEqual(told, placement)) await store.putPlacement(key, told);
  return told;
}

function isAsTold({ asvs }: Placement, { line }: ToldProfile, secretVersion: number): boolean {
  return asvs?.line === line && (asvs.refusedBySecret === undefined || asvs.refusedBySecret === secretVersion);
}

/** Whether DefectDojo refuses it for good: to the key, or whatever the product's own fields may lack. */
async function refuses(tell: () => Promise<void>): Promise<boolean> {
  try {
    await tell();
    return false;
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    if (error.code === 'permission_denied' || error.kind === 'rejected') return true;
    throw error;
  }
}
