import { type VerifiedKey, verifyKey } from '../../../shared/connection/verify-key.ts';
import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { DefectDojoTarget } from '../../../shared/ports/key-store.ts';
import { defectDojoProblem, type Origin } from '../core/defectdojo-problem.ts';
import type { Services } from '../core/services.ts';

/**
 * Verifies a URL and key while a person waits.
 *
 * @throws {ApiProblem} with one code per cause, at the field of the form that it is about
 */
export async function verifiedKey(
  services: Pick<Services, 'openDefectDojo' | 'clock'>,
  target: DefectDojoTarget,
  origin: Origin,
): Promise<VerifiedKey> {
  try {
    return await verifyKey(services, target);
  } catch (error) {
    throw error instanceof OutsideFailure ? defectDojoProblem(error, origin, target) : error;
  }
}
