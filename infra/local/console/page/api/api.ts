import type { GatewayMessage, Problem } from '../../../../../functions/api/client/api-types.ts';
import { createExportClient, problemIn } from '../../../../../functions/api/client/export-client.ts';
import { session } from './session.ts';
import { Trouble, turnedAway } from './trouble.ts';

/** The API, called as whoever is signed in. */
export const api = createExportClient({ token: () => session.value?.token ?? '' });

/** What a call comes back with. */
interface Outcome<T> {
  readonly data?: T;
  readonly error?: object;
  readonly response: Response;
}

/**
 * The answer of a call that went well.
 *
 * @throws {Trouble}
 */
export async function answerOf<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const problem = problemIn(error as Problem | GatewayMessage | undefined);
  throw problem ? new Trouble(problem) : turnedAway(response.status);
}
