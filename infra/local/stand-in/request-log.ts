import type { Context, MiddlewareHandler } from 'hono';
import { wasDropped } from './connection.ts';

const recentRequestsKept = 500;

/** Counters of one method and path; ids in the path are folded into `{id}`, so that a listing stays short. */
interface RequestCounter {
  method: string;
  path: string;
  requests: number;
  bytesIn: number;
  bytesOut: number;
}

/** One request as it was answered; `status` is `null` where the connection was dropped instead. */
interface LoggedRequest {
  at: string;
  method: string;
  path: string;
  status: number | null;
  durationMs: number;
  bytesIn: number;
  bytesOut: number;
}

/** What a stand-in was asked since it started or was last cleared. */
export interface RequestLog {
  /** The sums over all paths, the counters per method and path, and the newest requests, oldest first. */
  summary(): {
    requests: number;
    bytesIn: number;
    bytesOut: number;
    counters: RequestCounter[];
    recent: LoggedRequest[];
  };
  add(request: LoggedRequest): void;
  clear(): void;
}

/** An empty log. */
export function createRequestLog(): RequestLog {
  const counters = new Map<string, RequestCounter>();
  let recent: LoggedRequest[] = [];

  function add(request: LoggedRequest): void {
    const { method, bytesIn, bytesOut } = request;
    const path = foldIds(request.path.replace(/\?.*$/s, ''));
    const key = `${method} ${path}`;
    const counter = counters.get(key) ?? { method, path, requests: 0, bytesIn: 0, bytesOut: 0 };
    counter.requests += 1;
    counter.bytesIn += bytesIn;
    counter.bytesOut += bytesOut;
    counters.set(key, counter);
    recent = [...recent.slice(1 - recentRequestsKept), request];
  }

  return {
    add,
    summary: () => ({ ...totals([...counters.values()]), counters: [...counters.values()], recent }),
    clear: () => {
      counters.clear();
      recent = [];
    },
  };
}

/** Logs every request but those to the control routes; the outermost middleware, so that it sees faults as well. */
export function requestLogMiddleware(log: RequestLog, now: () => Date): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (isControl(pathname)) return next();
    const startedAt = now();
    const bytesIn = (await c.req.arrayBuffer()).byteLength;
    let answer: Response | undefined;
    try {
      await next();
      answer = wasDropped(c.res) ? undefined : c.res;
    } finally {
      const durationMs = now().getTime() - startedAt.getTime();
      const bytesOut = answer ? await bodyBytes(answer) : 0;
      const request = { method: c.req.method, path: pathname + search, status: answer?.status ?? null };
      log.add({ at: startedAt.toISOString(), ...request, durationMs, bytesIn, bytesOut });
    }
    return undefined;
  };
}

/** Whether a path belongs to the control routes of a stand-in, which are neither logged nor faulted. */
export function isControl(pathname: string): boolean {
  return pathname === '/_control' || pathname.startsWith('/_control/');
}

async function bodyBytes(answer: Context['res']): Promise<number> {
  return (await answer.clone().arrayBuffer()).byteLength;
}

function foldIds(path: string): string {
  return path.replaceAll(/(?<=\/)(\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$)/gi, '{id}');
}

function totals(counters: RequestCounter[]): { requests: number; bytesIn: number; bytesOut: number } {
  const sum = (key: 'requests' | 'bytesIn' | 'bytesOut') =>
    counters.reduce((total, counter) => total + counter[key], 0);
  return { requests: sum('requests'), bytesIn: sum('bytesIn'), bytesOut: sum('bytesOut') };
}
