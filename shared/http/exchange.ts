import type { Dispatcher } from 'undici';
import type { EncodedRequest } from './request/encoded-request.ts';
import { ResponseCollector, type ResponseLimits, type WireResponse } from './response/response-collector.ts';

/**
 * Sends one request and collects the answer, following nothing and decoding nothing.
 * undici's own `request` won't do: it ignores the signal until a connection stands, and doesn't tell whether the request
 * was written.
 * @param signal ends the exchange at whatever point it is, looking up the name included
 * @throws {ExchangeFailure}
 */
export async function exchange(
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  request: EncodedRequest,
  limits: ResponseLimits,
  signal: AbortSignal,
): Promise<WireResponse> {
  const collector = new ResponseCollector(limits);
  const onAbort = (): void => collector.fail(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  else dispatcher.dispatch({ ...request, headers: { ...request.headers } }, collector);
  return collector.response.finally(() => signal.removeEventListener('abort', onAbort));
}
