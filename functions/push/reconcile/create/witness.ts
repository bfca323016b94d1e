import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Work } from '../work.ts';
import { proveUploads } from './prove-uploads.ts';
import { isSuspected } from './refused-rows.ts';
import { sendUpload } from './send-upload.ts';
import type { Uploading } from './uploading.ts';

/** So many rows of a file are tried alone for one that DefectDojo takes, before it counts as being in trouble. */
export const witnessesMax = 5;
/** After so many refusals in a row it is asked once more whether it takes what it took. */
const refusalsInARowMax = 20;

/**
 * Finds out whether a server that refused a file is in trouble, by what it took: it would be sent each row for nothing, and
 * each twice over. What it never took anything of is asked whether it takes an empty file, which changes nothing.
 *
 * @returns the placement; `trouble` is noted
 */
export async function unlessInTrouble(
  work: Work,
  placement: Placement,
  failure: OutsideFailure,
  uploading: Uploading,
): Promise<Placement> {
  const { good, stored, takesUploads } = uploading;
  if (good !== undefined) {
    if (uploading.refusalsInARow < refusalsInARowMax) return placement;
    uploading.refusalsInARow = 0;
    if (!(await takes(work, placement, good))) uploading.trouble = failure;
    return placement;
  }
  if (stored !== undefined && (await takes(work, placement, stored))) {
    uploading.good = stored;
    return placement;
  }
  if (takesUploads) return placement;
  const proof = await proveUploads(work, placement);
  uploading.takesUploads = proof.failure === undefined;
  uploading.trouble = proof.failure;
  return proof.placement;
}

/** A few rows from all over a file, first those that were never refused alone: each run tries others. */
export function witnessesAmong(rows: readonly DesiredFinding[], { known }: Uploading): DesiredFinding[] {
  const isNew = (row: DesiredFinding) => !isSuspected(row, known.get(row.geckoId));
  const untried = spread(rows.filter(isNew), witnessesMax);
  return [...untried, ...rows.filter((row) => !isNew(row))].slice(0, witnessesMax);
}

/** At most so many of the items, from all over them. */
export function spread<T>(items: readonly T[], max: number): T[] {
  const step = Math.max(1, items.length / max);
  return items.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

async function takes(work: Work, placement: Placement, row: DesiredFinding): Promise<boolean> {
  return (await sendUpload(work, placement, [row])).kind === 'done';
}
