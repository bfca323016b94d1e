import { channel } from 'node:diagnostics_channel';
import type { Wire } from './worker.ts';

interface SentRequest {
  readonly request: { readonly headers: readonly string[] | string };
}

/** See {@link watchWire}. */
export interface WatchedWire extends Wire {
  stop(): void;
}

/** Watches what undici sends and what it has an answer to, by the worker that `User-Agent` names. */
export function watchWire(): WatchedWire {
  const workers = new WeakMap<object, string>();
  const open = new Map<string, number>();
  const count = (worker: string | undefined, change: number) => {
    if (worker !== undefined) open.set(worker, (open.get(worker) ?? 0) + change);
  };
  const sent = (message: unknown) => {
    const { request } = message as SentRequest;
    const [, worker] = /gecko-defectdojo-export\/(worker-\d+) /.exec(String(request.headers)) ?? [];
    if (worker === undefined) return;
    workers.set(request, worker);
    count(worker, 1);
  };
  const ended = (message: unknown) => {
    const { request } = message as SentRequest;
    count(workers.get(request), -1);
    workers.delete(request);
  };
  const listeners = [
    ['undici:client:sendHeaders', sent],
    ['undici:request:trailers', ended],
    ['undici:request:error', ended],
  ] as const;
  for (const [name, listener] of listeners) channel(name).subscribe(listener);
  return {
    open: (worker) => open.get(worker) ?? 0,
    stop: () => {
      for (const [name, listener] of listeners) channel(name).unsubscribe(listener);
    },
  };
}
