import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { OpenGecko } from '../../../shared/ports/gecko-repositories.ts';
import { ApiProblem } from './api-problem.ts';
import type { Services } from './services.ts';

/**
 * Talks to Gecko with the team's key.
 *
 * @throws {ApiProblem} `gecko_key_missing` or `gecko_unavailable`
 */
export async function withGecko<T>(
  { keys, openGecko }: Pick<Services, 'keys' | 'openGecko'>,
  teamId: TeamId,
  talk: (gecko: OpenGecko) => Promise<T>,
): Promise<T> {
  const apiKey = await keys.geckoKey(teamId, { fresh: true });
  if (apiKey === undefined) throw new ApiProblem('gecko_key_missing', 'There is no Gecko API key for the team.');
  const gecko = await openGecko(apiKey);
  try {
    return await talk(gecko);
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    throw new ApiProblem('gecko_unavailable', error.message, { cause: error });
  } finally {
    await gecko.close();
  }
}
