import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';

/** The answer, or `undefined` where DefectDojo itself says that there is no such object, or none the key can see. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OutsideFailure && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** For a write whose answer tells nothing else. */
export async function doneUnlessGone(write: Promise<void>): Promise<'done' | 'gone'> {
  return (await unlessMissing(write.then(() => 'done' as const))) ?? 'gone';
}
