import type { Context, MiddlewareHandler } from 'hono';

/** Milliseconds that DefectDojo 3.2.0 took on two cores (measured), deduplication off. */
const measuredMs = {
  request: 20,
  perCreatedRow: 7.4,
  perUntouchedRow: 1.2,
  /** A row whose status is carried over to the finding it matches. */
  perStatusRow: 8.5,
  perReactivatedRow: 14,
  /** A finding that is closed because the file lacks it. */
  perClosedFinding: 19,
  perListedFinding: 4.7,
  /** What a filter that looks into every finding's Gecko id takes beside: 60 for one finding in a test of 455. */
  geckoIdFilter: 35,
  findingPatch: 114,
  findingPost: 95,
  findingClose: 135,
};

/** Lets time pass, milliseconds. */
export type Wait = (ms: number) => Promise<unknown>;

/**
 * Lets every answer take as long as it took on a real server, times `pace`: 1 = as measured, 0.1 = ten times as fast. An
 * upload's rows are all visible at once, before the wait.
 */
export function paceMiddleware(pace: number, wait: Wait): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!context.req.path.startsWith('/api/v2/')) return;
    const body = context.res.headers.get('content-type')?.includes('json') ? await context.res.clone().json() : {};
    const { method, path, url } = context.req;
    const target = `${path}${new URL(url).search}`;
    await wait(pace * expectedMs(method, target, body, await rowsSent(context)));
  };
}

/** How long a real server takes for a request that it answers with `body`; `rows` is how many an uploaded file held. */
export function expectedMs(method: string, target: string, body: unknown, rows = 0): number {
  const [path = '', query = ''] = target.split('?');
  const answering = method === 'GET' ? listMs(path, query, body) : uploadMs(body, rows) + writeMs(method, path);
  return measuredMs.request + answering;
}

function listMs(path: string, query: string, body: unknown): number {
  if (!path.endsWith('/findings/')) return 0;
  const filter = new URLSearchParams(query).has('unique_id_from_tool') ? measuredMs.geckoIdFilter : 0;
  return filter + measuredMs.perListedFinding * listedRows(body);
}

function writeMs(method: string, path: string): number {
  if (path.endsWith('/close/')) return measuredMs.findingClose;
  if (!path.startsWith('/api/v2/findings/')) return 0;
  return method === 'PATCH' ? measuredMs.findingPatch : measuredMs.findingPost;
}

interface UploadAnswer {
  statistics?: { delta?: Record<string, { total: { total: number } }>; after?: { total: { total: number } } };
}

/** By the changes that an upload tells, or by all rows where it tells none. What it doesn't tell of are status rows. */
function uploadMs(answer: unknown, rows: number): number {
  const { delta, after } = (answer as UploadAnswer).statistics ?? {};
  if (!delta) return measuredMs.perCreatedRow * (after?.total.total ?? 0);
  const { created = 0, closed = 0, reactivated = 0, ...others } = totalsOf(delta);
  const untouched = Object.values(others).reduce((sum, total) => sum + total, 0);
  const statusRows = Math.max(0, rows - created - reactivated - untouched);
  return (
    measuredMs.perCreatedRow * created +
    measuredMs.perClosedFinding * closed +
    measuredMs.perReactivatedRow * reactivated +
    measuredMs.perUntouchedRow * untouched +
    measuredMs.perStatusRow * statusRows
  );
}

function totalsOf(delta: NonNullable<NonNullable<UploadAnswer['statistics']>['delta']>): Record<string, number> {
  return Object.fromEntries(Object.entries(delta).map(([name, { total }]) => [name, total.total]));
}

function listedRows(body: unknown): number {
  const { results } = body as { results?: unknown[] };
  return results?.length ?? 0;
}

/** Counts a key that every row of a file must have; inside a text its quotes are escaped. */
async function rowsSent({ req }: Context): Promise<number> {
  if (!req.path.endsWith('-scan/')) return 0;
  const bytes = Buffer.from(await req.arrayBuffer());
  let rows = 0;
  for (let at = bytes.indexOf('"severity":'); at >= 0; at = bytes.indexOf('"severity":', at + 1)) rows += 1;
  return rows;
}
