import type { HttpBindings } from '@hono/node-server';
import type { Fault } from './history.ts';
import { type Answer, hangUp } from './loopback.ts';
import type { Worker } from './worker.ts';

/** How long a time-out takes, milliseconds: uploads and everything else. */
const uploadDeadlineMs = 120_000;
const callDeadlineMs = 30_000;
/** What a call takes that goes well, milliseconds. */
const callMs = 50;

/** What the line between the workers and a server asks of the world around it. */
export interface Surroundings {
  readonly workerOf: (request: Request) => Worker | undefined;
  readonly pass: (ms: number) => void;
  /** Lets the server do what it was asked. */
  readonly handle: (request: Request, bindings: HttpBindings, worker: Worker) => Promise<Response>;
}

/** A line that may break right before the server hears a request, and right after it did what it was asked. */
export function brittleLine(system: 'gecko' | 'defectdojo', { workerOf, pass, handle }: Surroundings): Answer {
  return async (request, bindings) => {
    const worker = workerOf(request);
    if (worker === undefined || worker.isDead) return hangUp(bindings);
    const { pathname, search } = new URL(request.url);
    const deadlineMs = pathname.endsWith('-scan/') ? uploadDeadlineMs : callDeadlineMs;
    const point = { name: `${system} ${request.method} ${pathname}${search}`, deadlineMs };
    try {
      const before = await worker.pause({ ...point, when: 'before' });
      pass(callMs);
      if (before !== undefined) return answerOf(before, bindings, () => pass(deadlineMs));
      const answer = await handle(request, bindings, worker);
      const after = await worker.pause({ ...point, when: 'after' });
      // What went wrong at the server can't also be answered by it.
      return after === undefined || answer.status >= (after === 'refusal' ? 300 : 500)
        ? answer
        : answerOf(after, bindings, () => pass(deadlineMs));
    } catch {
      return hangUp(bindings);
    }
  };
}

function answerOf(fault: Fault, bindings: HttpBindings, timeOut: () => void): Response {
  switch (fault) {
    case 'reset':
      return hangUp(bindings);
    case 'timeout':
      // The limit is one of real time; what it means to a sync is time gone and no answer.
      timeOut();
      return hangUp(bindings);
    case 'unavailable':
      return Response.json({ detail: 'Unavailable.' }, { status: 503 });
    case 'bad_gateway':
      return webPage(502);
    case 'rate_limited':
      return Response.json({ detail: 'Throttled.' }, { status: 429, headers: { 'retry-after': '40' } });
    case 'down_for_a_year':
      return Response.json({ detail: 'Unavailable.' }, { status: 503, headers: { 'retry-after': '31536000' } });
    case 'limited_for_ever':
      return Response.json({ detail: 'Throttled.' }, { status: 429, headers: { 'retry-after': '9999999999999' } });
    case 'server_error':
      return Response.json({ message: 'Internal server error, check logs for details.' }, { status: 500 });
    case 'refusal':
      return Response.json(['Finding: it cannot be pushed to JIRA: it must be active and verified.'], { status: 400 });
    case 'web_page':
      return webPage(200);
  }
}

function webPage(status: number): Response {
  return new Response('<html><body>Welcome</body></html>', { status, headers: { 'content-type': 'text/html' } });
}
