import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';

/** Milliseconds that DefectDojo 3.2.0 took on two cores (measured), deduplication off. */
const measuredMs = {
  request: 20,
  perImportedRow: 7.4,
  perListedFinding: 4.7,
  findingPatch: 114,
  findingPost: 95,
  findingClose: 135,
};

/**
 * Lets every answer take as long as it took on a real server, times `pace`: 1 = as measured, 0.1 = ten times as fast. An
 * upload's rows are all visible at once, before the wait.
 */
export function paceMiddleware(pace: number): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!context.req.path.startsWith('/api/v2/')) return;
    const body = context.res.headers.get('content-type')?.includes('json') ? await context.res.clone().json() : {};
    await wait(pace * expectedMs(context.req.method, context.req.path, body));
  };
}

/** How long a real server takes for a request that it answers with `body`. */
export function expectedMs(method: string, path: string, body: unknown): number {
  const rows = measuredMs.perImportedRow * uploadedRows(body);
  const listed = path.endsWith('/findings/') ? measuredMs.perListedFinding * listedRows(body) : 0;
  return measuredMs.request + (method === 'GET' ? listed : rows + writeMs(method, path));
}

function writeMs(method: string, path: string): number {
  if (path.endsWith('/close/')) return measuredMs.findingClose;
  if (!path.startsWith('/api/v2/findings/')) return 0;
  return method === 'PATCH' ? measuredMs.findingPatch : measuredMs.findingPost;
}

interface UploadAnswer {
  statistics?: { delta?: Record<string, { total: { total: number } }>; after?: { total: { total: number } } };
}

/** The rows that an upload touched: by the changes it tells, or all of them where it tells none. */
function uploadedRows(body: unknown): number {
  const { delta, after } = (body as UploadAnswer).statistics ?? {};
  if (!delta) return after?.total.total ?? 0;
  return Object.values(delta).reduce((sum, { total }) => sum + total.total, 0);
}

function listedRows(body: unknown): number {
  const { results } = body as { results?: unknown[] };
  return results?.length ?? 0;
}
