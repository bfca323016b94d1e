import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { ExchangePhase } from './outbound-error.ts';

/** One request as it goes on the wire. */
export interface WireRequest {
  readonly origin: string;
  /** With query. */
  readonly path: string;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Dispatcher.DispatchOptions['body'];
  readonly maxResponseBytes: number;
  /** At `maxResponseBytes`: `refuse` fails the request, `cut` hangs up and returns what came so far. */
  readonly overflow: 'refuse' | 'cut';
  /** Ends the exchange at whatever point it is, looking up the name included. */
  readonly signal: AbortSignal;
}

export interface WireResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly truncated: boolean;
}

/** Why we hang up on an answer. */
export type ResponseRefusal = 'redirected' | 'compressed_response_refused' | 'response_too_large';

/** An exchange that ended early, with how far it had come. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  readonly code = 'exchange_failed';
  readonly phase: Exclude<ExchangePhase, 'dns'>;
  readonly refusal: ResponseRefusal | undefined;
  readonly response: Pick<WireResponse, 'status' | 'headers'> | undefined;

  constructor(progress: Pick<ExchangeFailure, 'phase' | 'response'>, cause: unknown, refusal?: ResponseRefusal) {
    super('The exchange failed.', { cause });
    this.phase = progress.phase;
    this.response = progress.response;
    this.refusal = refusal;
  }
}

/**
 * Sends one request and collects the answer, following nothing and decoding nothing.
 * undici's own `request` is not used because it ignores the signal until a connection stands, and doesn't tell whether
 * the request was written: `onRequestStart` fires just before the first byte goes out.
 * @throws {ExchangeFailure}
 */
export function exchange(dispatcher: Dispatcher, request: WireRequest): Promise<WireResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<WireResponse>();
  const chunks: Buffer[] = [];
  let receivedBytes = 0;
  let phase: ExchangeFailure['phase'] = 'connect';
  let response: ExchangeFailure['response'];
  let controller: Dispatcher.DispatchController | undefined;
  let ended = false;

  const end = (settle: () => void): void => {
    if (ended) return;
    ended = true;
    request.signal.removeEventListener('abort', onAbort);
    settle();
  };
  const fail = (cause: unknown, refusal?: ResponseRefusal): void =>
    end(() => reject(new ExchangeFailure({ phase, response }, cause, refusal)));
  const hangUp = (): void => controller?.abort(new Error('no longer wanted'));
  const refuse = (refusal: ResponseRefusal): void => {
    fail(undefined, refusal);
    hangUp();
  };
  const finish = (truncated: boolean): void =>
    end(() => resolve({ status: 0, headers: {}, ...response, body: Buffer.concat(chunks, receivedBytes), truncated }));
  function onAbort(): void {
    fail(request.signal.reason);
    hangUp();
  }

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      controller = started;
      if (ended) hangUp();
      else phase = 'headers';
    },
    onResponseStart(_controller, status, headers) {
      if (status < 200) return;
      phase = 'body';
      response = { status, headers: flattened(headers) };
      const refusal = refusalOf(status, response.headers, request);
      if (refusal !== undefined) refuse(refusal);
    },
    onResponseData(_controller, chunk) {
      if (ended) return;
      const kept = chunk.subarray(0, request.maxResponseBytes - receivedBytes);
      chunks.push(kept);
      receivedBytes += kept.length;
      if (kept.length === chunk.length) return;
      if (request.overflow === 'refuse') return refuse('response_too_large');
      finish(true);
      hangUp();
    },
    onResponseEnd: () => finish(false),
    onResponseError: (_controller, error) => fail(error),
  };

  request.signal.addEventListener('abort', onAbort);
  if (request.signal.aborted) onAbort();
  else dispatch(dispatcher, request, handler, fail);
  return promise;
}

function dispatch(
  dispatcher: Dispatcher,
  { origin, path, method, headers, body }: WireRequest,
  handler: Dispatcher.DispatchHandler,
  fail: (cause: unknown) => void,
): void {
  try {
    dispatcher.dispatch({ origin, path, method, headers: { ...headers }, body: body ?? null }, handler);
  } catch (error) {
    fail(error);
  }
}

function refusalOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  { maxResponseBytes, overflow }: WireRequest,
): ResponseRefusal | undefined {
  if (status >= 300 && status < 400) return 'redirected';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.trim().toLowerCase() !== 'identity') return 'compressed_response_refused';
  const announcedBytes = Number(headers['content-length'] ?? 0);
  return announcedBytes > maxResponseBytes && overflow === 'refuse' ? 'response_too_large' : undefined;
}

function flattened(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]);
  return Object.fromEntries(entries);
}
