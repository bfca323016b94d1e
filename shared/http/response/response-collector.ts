import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import {
  ExchangeFailure,
  type ExchangeProgress,
  type ResponseHead,
  type ResponseRefusal,
} from '../failure/exchange-failure.ts';

export interface ResponseLimits {
  readonly maxResponseBytes: number;
  /** At `maxResponseBytes`: `refuse` fails the request, `cut` hangs up and returns what came so far. */
  readonly overflow: 'refuse' | 'cut';
}

export interface WireResponse extends ResponseHead {
  readonly body: Buffer;
  readonly truncated: boolean;
}

/**
 * undici's view of one exchange: collects the answer within its limits, and hangs up as soon as it is unwanted.
 * Settles once, and never waits for the peer to settle: after `fail`, a request not yet written is never written.
 */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #limits: ResponseLimits;
  readonly #outcome = Promise.withResolvers<WireResponse>();
  readonly #chunks: Buffer[] = [];
  #receivedBytes = 0;
  #progress: ExchangeProgress = { phase: 'connect', head: undefined };
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(limits: ResponseLimits) {
    this.#limits = limits;
  }

  /** @throws {ExchangeFailure} */
  get response(): Promise<WireResponse> {
    return this.#outcome.promise;
  }

  fail(cause: unknown): void {
    this.#reject({ cause });
  }

  /** Called when a connection stands, just before the first byte of the request goes out (undici 7.30: `writeH1`). */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) this.#hangUp();
    else this.#progress = { phase: 'headers', head: undefined };
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx announces an answer and is none.
    if (status < 200) return;
    const head = { status, headers: flattened(headers) };
    this.#progress = { phase: 'body', head };
    const refusal = refusalOf(head, this.#limits);
    if (refusal !== undefined) this.#reject({ refusal });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settled) return;
    const kept = chunk.subarray(0, this.#limits.maxResponseBytes - this.#receivedBytes);
    this.#chunks.push(kept);
    this.#receivedBytes += kept.length;
    if (kept.length === chunk.length) return;
    if (this.#limits.overflow === 'refuse') this.#reject({ refusal: 'response_too_large' });
    else this.#resolve(true);
  }

  onResponseEnd(): void {
    this.#resolve(false);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  #resolve(truncated: boolean): void {
    const { head } = this.#progress;
    if (this.#settled || head === undefined) return;
    this.#settled = true;
    this.#outcome.resolve({ ...head, body: Buffer.concat(this.#chunks, this.#receivedBytes), truncated });
    if (truncated) this.#hangUp();
  }

  #reject(reason: { readonly cause: unknown } | { readonly refusal: ResponseRefusal }): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#outcome.reject(new ExchangeFailure(this.#progress, reason));
    this.#hangUp();
  }

  #hangUp(): void {
    this.#controller?.abort(new Error('The rest of the exchange is not wanted.'));
  }
}

function refusalOf(
  { status, headers }: ResponseHead,
  { maxResponseBytes, overflow }: ResponseLimits,
): ResponseRefusal | undefined {
  if (status >= 300 && status < 400) return 'redirected';
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding !== '' && encoding !== 'identity') return 'compressed_response_refused';
  const announcedBytes = Number(headers['content-length'] ?? 0);
  return announcedBytes > maxResponseBytes && overflow === 'refuse' ? 'response_too_large' : undefined;
}

function flattened(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
}
