import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { uploadedType } from '../placement/hold-scan-type.ts';
import { uploadFailure } from '../placement/setup-failure.ts';
import type { Work } from '../work.ts';
import { sendUpload } from './send-upload.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** What DefectDojo puts an upload into unless it names an environment. */
const defaultEnvironment = 'Development';

/** Where uploads go: another placement once it turned out that they need another environment. */
export interface UploadTarget {
  placement: Placement;
}

/** Whether DefectDojo takes uploads into a place. */
export interface Proof {
  /** The place, with what that took: its test, or another environment. */
  readonly placement: Placement;
  /** Why it takes none; undefined where it does. */
  readonly failure: OutsideFailure | undefined;
}

/**
 * Uploads an empty file, which changes nothing and shows whether DefectDojo takes uploads at all. Where it doesn't, it is told
 * what is wrong with the set-up, as far as that can be found out; an environment that was renamed is replaced by another.
 */
export async function proveUploads(work: Work, placement: Placement): Promise<Proof> {
  const first = await tryUpload(work, placement);
  if (first.failure === undefined) return first;
  const environment = await unlessUnknown(otherEnvironment(work, placement));
  const other = environment === undefined ? first : await tryUpload(work, { ...placement, environment });
  if (other.failure === undefined) return other;
  return { placement, failure: await whyRefused(work, other.failure) };
}

async function tryUpload(work: Work, placement: Placement): Promise<Proof> {
  const outcome = await sendUpload(work, placement, []);
  if (outcome.kind !== 'done') return { placement, failure: outcome.failure };
  const place = { ...placement, testId: outcome.testId };
  await work.store.putPlacement(work.key, place);
  return { placement: place, failure: undefined };
}

/** An environment that is there, where the one that uploads name isn't. */
async function otherEnvironment({ dojo }: Work, { environment }: Placement): Promise<string | undefined> {
  const names = await dojo.dojo.environments();
  if (names.includes(environment ?? defaultEnvironment)) return undefined;
  return names.includes(defaultEnvironment) ? defaultEnvironment : names[0];
}

async function whyRefused({ dojo }: Work, failure: OutsideFailure): Promise<OutsideFailure> {
  const type = await unlessUnknown(dojo.dojo.testTypeNamed(uploadedType));
  if (type?.active === false) return uploadFailure('scan_type_inactive', failure);
  return failure.kind === 'rejected' ? uploadFailure('uploads_refused', failure) : failure;
}
