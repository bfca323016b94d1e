import { VersionConflictError } from './team-store.ts';

/** People edit one at a time, and syncs write seldom: whoever loses this often against them meets a defect. */
const triesBeforeGivingUp = 5;

/**
 * Changes something over what is read of it in the same try; where somebody else was faster, once more over what is there then.
 *
 * @throws {VersionConflictError} when others keep changing it
 */
export async function againIfOvertaken<T>(change: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof VersionConflictError) || tries === triesBeforeGivingUp) throw error;
    }
  }
}
