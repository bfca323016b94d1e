import { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';

/** Undefined for what can't be asked now, where nothing depends on the answer. */
export async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OutsideFailure) return undefined;
    throw error;
  }
}
