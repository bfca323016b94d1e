import { AsyncLocalStorage } from 'node:async_hooks';

/** What calls of one class came to. */
export interface ClassTotals {
  readonly calls: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** How long DefectDojo worked on them, milliseconds. */
  readonly busyMs: number;
}

/** By what a call asks of the server: a `read`, one small `write`, or an `upload` of a whole file. */
export type Totals = Readonly<Record<'read' | 'write' | 'upload', ClassTotals>>;

type Fetch = (request: Request, environment?: unknown) => Response | Promise<Response>;

/**
 * Counts what passes between an exporter and a DefectDojo, whoever they are. Calls that are under way at once have their time
 * told apart: waiting for one another, they count for more than the server worked, never for less.
 */
export function createMeter(upstream: Fetch) {
  const underWay = new AsyncLocalStorage<{ busyMs: number }>();
  let totals = nothing();
  return {
    fetch: async (request: Request, environment?: unknown): Promise<Response> => {
      const callClass = classOf(request);
      const call = { busyMs: 0 };
      const answer = await underWay.run(call, () => upstream(request, environment));
      const body = await answer.arrayBuffer();
      const before = totals[callClass];
      totals[callClass] = {
        calls: before.calls + 1,
        bytesUp: before.bytesUp + Number(request.headers.get('content-length') ?? 0),
        bytesDown: before.bytesDown + body.byteLength,
        busyMs: before.busyMs + call.busyMs,
      };
      return new Response(answer.status === 204 ? null : body, { status: answer.status, headers: answer.headers });
    },
    /** Says, within a call, that DefectDojo worked on it for so long. */
    worked(ms: number): void {
      const call = underWay.getStore();
      if (call) call.busyMs += ms;
    },
    /** What was counted since it was last taken. */
    take(): Totals {
      const taken = totals;
      totals = nothing();
      return taken;
    },
  };
}

function classOf({ method, url }: Request): keyof Totals {
  if (method === 'GET') return 'read';
  return new URL(url).pathname.endsWith('-scan/') ? 'upload' : 'write';
}

function nothing(): Record<keyof Totals, ClassTotals> {
  const none = { calls: 0, bytesUp: 0, bytesDown: 0, busyMs: 0 };
  return { read: none, write: none, upload: none };
}
