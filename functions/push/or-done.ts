import { isAboutOne } from '../../shared/domain/failures/outside-failure.ts';

/**
 * The outcome of a write. One that is refused, fails or has no answer is a claim and no fact: it counts as `done` where what it
 * was to do is there all the same.
 *
 * @throws {OutsideFailure} the failure, where it isn't
 */
export async function orDone<T>(write: Promise<T>, isThere: () => Promise<boolean>): Promise<T | 'done'> {
  try {
    return await write;
  } catch (error) {
    if (isAboutOne(error) && (await isThere())) return 'done';
    throw error;
  }
}
