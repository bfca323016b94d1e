import type { MiddlewareHandler } from 'hono';
import { isControl } from '../stand-in/request-log.ts';

/** How long the server worked on the requests of one kind; ids in the path are folded into `{id}`. */
export interface BusyCounter {
  method: string;
  path: string;
  requests: number;
  busyMs: number;
}

/** The time spent answering, by method and path. */
export interface BusyTime {
  counters(): BusyCounter[];
  add(method: string, path: string, busyMs: number): void;
  clear(): void;
}

/** No time spent. */
export function createBusyTime(): BusyTime {
  const counters = new Map<string, BusyCounter>();
  return {
    counters: () => [...counters.values()].map((counter) => ({ ...counter })),
    add: (method, pathname, busyMs) => {
      const path = pathname.replaceAll(/(?<=\/)\d+(?=\/|$)/g, '{id}');
      const counter = counters.get(`${method} ${path}`) ?? { method, path, requests: 0, busyMs: 0 };
      counters.set(`${method} ${path}`, {
        ...counter,
        requests: counter.requests + 1,
        busyMs: counter.busyMs + busyMs,
      });
    },
    clear: () => counters.clear(),
  };
}

/** Counts what it takes to answer, faults left out: add it after them. */
export function busyTimeMiddleware(busy: BusyTime): MiddlewareHandler {
  return async (context, next) => {
    const { pathname } = new URL(context.req.url);
    if (isControl(pathname)) return next();
    const startedAt = performance.now();
    await next();
    busy.add(context.req.method, pathname, performance.now() - startedAt);
    return undefined;
  };
}
