import type { Context, MiddlewareHandler } from 'hono';
import { measuredMs, type Prices } from './prices.ts';

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
    const answer = context.res.headers.get('content-type')?.includes('json') ? await context.res.clone().json() : {};
    await wait(pace * expectedMs({ ...(await askedOf(context)), answer }));
  };
}

/** A request and its answer, as far as they tell how much there was to do. */
export interface Answered {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly answer?: unknown;
  /** How many rows an uploaded file held. */
  readonly rows?: number;
  /** Whether tags were sent with other values. */
  readonly withTags?: boolean;
}

/** How long a real server takes for a request and its answer. */
export function expectedMs({ method, target, answer = {}, rows = 0, withTags = false }: Answered): number {
  const [path = '', query = ''] = target.split('?');
  if (path.endsWith('-scan/')) return uploadMs(path, answer, rows);
  if (method === 'GET' && path.endsWith('/findings/')) return listingMs(query, answer);
  if (method === 'PATCH' && /\/findings\/\d+\/$/.test(path)) {
    return withTags ? measuredMs.patchWithTags : measuredMs.patchWithoutTags;
  }
  return measuredMs[prices.find(([one, pattern]) => one === method && pattern.test(path))?.[2] ?? 'request'];
}

const prices: readonly (readonly [method: string, path: RegExp, price: keyof Prices])[] = [
  ['GET', /\/findings\/\d+\/tags\/$/, 'tagsGet'],
  ['POST', /\/findings\/\d+\/tags\/$/, 'tagsPost'],
  ['PUT', /\/findings\/\d+\/remove_tags\/$/, 'tagsRemove'],
  ['POST', /\/findings\/\d+\/notes\/$/, 'notePost'],
  ['POST', /\/findings\/\d+\/close\/$/, 'findingClose'],
  ['POST', /\/findings\//, 'findingPost'],
  ['POST', /\/engagements\/$/, 'engagementPost'],
  ['POST', /\/tests\/$/, 'testPost'],
  ['PATCH', /\/products\/\d+\/$/, 'productPatch'],
  ['POST', /\/metadata\/$/, 'metadataPost'],
];

function listingMs(query: string, answer: unknown): number {
  const filter = new URLSearchParams(query).has('unique_id_from_tool') ? measuredMs.geckoIdFilter : 0;
  const { results = [] } = answer as { results?: unknown[] };
  const { listing, emptyListing, listedFinding } = measuredMs;
  return filter + (results.length === 0 ? emptyListing : listing + listedFinding * results.length);
}

interface UploadAnswer {
  statistics?: { delta?: Record<string, { total: { total: number } }>; after?: { total: { total: number } } };
}

/** By the changes that a reimport tells, or by all rows where an import tells none. What it doesn't tell of are status rows. */
function uploadMs(path: string, answer: unknown, rows: number): number {
  const { delta, after } = (answer as UploadAnswer).statistics ?? {};
  const there = after?.total.total ?? 0;
  if (path.endsWith('/import-scan/')) return measuredMs.importFile + measuredMs.importedRow * there;
  const { created = 0, closed = 0, reactivated = 0, ...others } = totalsOf(delta ?? {});
  const untouched = Object.values(others).reduce((sum, total) => sum + total, 0);
  const statusRows = Math.max(0, rows - created - reactivated - untouched);
  return (
    measuredMs.reimportFile +
    measuredMs.findingThere * Math.max(0, there - created) +
    measuredMs.reimportedNewRow * created +
    measuredMs.closedFinding * closed +
    measuredMs.reactivatedRow * reactivated +
    measuredMs.matchedRow * untouched +
    measuredMs.statusRow * statusRows
  );
}

function totalsOf(delta: NonNullable<NonNullable<UploadAnswer['statistics']>['delta']>): Record<string, number> {
  return Object.fromEntries(Object.entries(delta).map(([name, { total }]) => [name, total.total]));
}

/** Rows are counted by a key that each of a file must have; inside a text its quotes are escaped. */
async function askedOf({ req }: Context): Promise<Omit<Answered, 'answer'>> {
  const { method, path, url } = req;
  const asked = { method, target: `${path}${new URL(url).search}` };
  if (method === 'PATCH') return { ...asked, withTags: (await req.text()).includes('"tags":') };
  if (!path.endsWith('-scan/')) return asked;
  const bytes = Buffer.from(await req.arrayBuffer());
  let rows = 0;
  for (let at = bytes.indexOf('"severity":'); at >= 0; at = bytes.indexOf('"severity":', at + 1)) rows += 1;
  return { ...asked, rows };
}
