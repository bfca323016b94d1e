import * as z from 'zod';
import { isKeyRefused, OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import { UnexpectedStatusError } from '../../../http/failure/outbound-error.ts';
import { answerText } from './answer-text.ts';

/** Whose key it is: every good key may read it, whatever its rights. */
export const profilePath = '/api/v2/user_profile/';

/** What a 403 is about; `unclear` where only another call can tell. */
export type Refusal = 'key_rejected' | 'key_expired' | 'permission_denied' | 'unclear';

/**
 * What DefectDojo says with 403, in the English that it answers unless somebody changed its language: it never says 401. A key
 * that is none, one whose time is over (since 3.3), and rights that are missing (measured on 2.38.4 to 3.3.0-dev).
 */
const knownTexts: readonly (readonly [beginning: string, Refusal])[] = [
  ['Invalid token', 'key_rejected'],
  ['Authentication credentials were not provided', 'key_rejected'],
  ['User inactive or deleted', 'key_rejected'],
  ['API token has expired', 'key_expired'],
  ['You do not have permission', 'permission_denied'],
  ['You are not permitted', 'permission_denied'],
  ['No permission to', 'permission_denied'],
  ['Full risk acceptance is not enabled', 'permission_denied'],
];

/**
 * What a 403 of DefectDojo's is about. Texts are hints, by release and language: one that isn't known says that the key is
 * refused if it is said to the question whose key it is, and else nothing.
 */
export function refusalOf(said: string, path: string | undefined): Refusal {
  const known = knownTexts.find(([beginning]) => said.startsWith(beginning))?.[1];
  return known ?? (path?.endsWith(profilePath) ? 'key_rejected' : 'unclear');
}

/** DefectDojo gives the reason of each 403 as `detail`; JSON without one comes from what stands in front of it. */
const reasonSchema = z.object({ detail: z.string() });

/** Whether DefectDojo itself says the 403. */
export function isOwnRefusal({ problem }: UnexpectedStatusError): boolean {
  return reasonSchema.safeParse(problem).success;
}

/** A server that words each refusal in another way must not fill the memory. */
const rememberedTextsMax = 100;

/**
 * Tells what an unclear refusal is about by what the key may do besides: one that may not even ask whose it is, is refused; one
 * that may lacks a right. What a text meant is remembered, since a right that is missing is missed more than once.
 *
 * @param askProfile asks whose key it is
 * @returns gives what the profile failed with where the key is refused; any other failure as it came
 */
export function createRefusalJudge(askProfile: () => Promise<unknown>): (failure: unknown) => Promise<unknown> {
  const aboutRights = new Set<string>();
  return async (failure) => {
    const said = failure instanceof OutsideFailure ? unclearText(failure.cause) : undefined;
    if (said === undefined || aboutRights.has(said)) return failure;
    try {
      await askProfile();
    } catch (other) {
      // Where nobody can tell at the moment, a right is missing until the key itself is found refused.
      return other instanceof OutsideFailure && isKeyRefused(other) ? other : failure;
    }
    if (aboutRights.size < rememberedTextsMax) aboutRights.add(said);
    return failure;
  };
}

function unclearText(answer: unknown): string | undefined {
  if (!(answer instanceof UnexpectedStatusError) || answer.status !== 403 || !isOwnRefusal(answer)) return undefined;
  const said = answerText(answer.problem);
  return refusalOf(said, answer.details.path) === 'unclear' ? said : undefined;
}
