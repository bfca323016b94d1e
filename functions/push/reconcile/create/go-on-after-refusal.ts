import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { tooLarge } from '../upload-gate.ts';
import type { Work } from '../work.ts';
import { lookAfterRefusal, type RefusedUpload } from './look-after-refusal.ts';
import type { Uploading } from './uploading.ts';
import { unlessInTrouble, witnessesAmong } from './witness.ts';

/** Uploads some rows, and goes on with their halves where they are refused. */
export type Upload = (
  work: Work,
  placement: Placement,
  chunk: readonly DesiredFinding[],
  uploading: Uploading,
) => Promise<Placement>;

/** Goes on with the halves of what isn't there of a file that was refused, unless it was one row or the server is in trouble. */
export async function goOnAfterRefusal(
  work: Work,
  placement: Placement,
  refused: RefusedUpload,
  { uploading, upload }: { readonly uploading: Uploading; readonly upload: Upload },
): Promise<Placement> {
  const { chunk, failure } = refused;
  uploading.refusalsInARow += 1;
  const left = await lookAfterRefusal(work, placement, refused, uploading);
  let place = left.placement;
  const [first] = left.rest;
  if (first === undefined) return place;
  const mayPass = uploading.good === undefined || !uploading.refusedBefore.has(first.geckoId);
  for (const { geckoId } of left.rest) uploading.refusedBefore.add(geckoId);
  if (chunk.length === 1) {
    uploading.suspects.push({ desired: first, failure, mayPass });
    return place;
  }
  if (failure.status !== tooLarge) place = await unlessInTrouble(work, place, failure, uploading);
  // It may be taken now: it named an environment that isn't there.
  if (place.environment !== left.placement.environment) return upload(work, place, left.rest, uploading);
  const rest = failure.status === tooLarge ? left.rest : await afterWitness(left.rest);
  const middle = Math.ceil(rest.length / 2);
  await send(rest.slice(0, middle));
  await send(rest.slice(middle));
  return place;

  async function send(rows: readonly DesiredFinding[]): Promise<void> {
    if (rows.length > 0 && uploading.trouble === undefined) place = await upload(work, place, rows, uploading);
  }

  /** Tries rows alone until DefectDojo takes one: where it takes none it isn't sent the others. @returns those not tried */
  async function afterWitness(rows: readonly DesiredFinding[]): Promise<readonly DesiredFinding[]> {
    const tried = new Set<DesiredFinding>();
    for (const row of witnessesAmong(rows, uploading)) {
      if (uploading.good !== undefined || uploading.trouble !== undefined) break;
      tried.add(row);
      await send([row]);
    }
    const untried = rows.filter((row) => !tried.has(row));
    if (uploading.good === undefined && untried.length > 0) uploading.trouble ??= failure;
    return untried;
  }
}
