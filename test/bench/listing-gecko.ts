import { setTimeout as pass } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { type Step, scanOf, usualRewordedOneIn } from './life.ts';
import { richRow } from './rows.ts';

/** Gecko's own maximum for one page. */
const rowsPerPage = 1000;

/** What Gecko says from now on, and how long it takes for each answer. */
export interface GeckoOrder {
  readonly step: Step;
  /** How often the step's scan was repeated. */
  readonly time: number;
  readonly answersAfterMs: number;
  /** Of how many findings the step rewords one. */
  readonly rewordedOneIn: number;
}

const endpoints = Array.from({ length: 100 }, (_, index) => ({ method: 'POST', path: `/orders/${index}/items` }));
const wiki = `# Shop\n\n${'Customers log in by e-mail and password, and order goods. '.repeat(100)}`;

/**
 * Gecko's two listings and the texts of a scan, whose rows are made while they are asked for: what is measured is not to share a machine
 * with 300 MB of its rows. A listing of one page is made beforehand, so that nobody waits for more than is ordered.
 */
export function createListingGecko(size: number) {
  const app = new Hono();
  let step: Step = 'first push';
  let time = 0;
  let answersAfterMs = 0;
  let rewordedOneIn = usualRewordedOneIn;
  app.use('/api/*', async (_context, next) => {
    if (answersAfterMs > 0) await pass(answersAfterMs);
    await next();
  });
  const page = (query: Record<string, string>) => {
    const [limit, offset] = [Number(query['limit']), Number(query['offset'])];
    const length = Math.max(0, Math.min(limit, size - offset));
    const data = Array.from({ length }, (_, index) => richRow(offset + index, step, time, rewordedOneIn));
    return JSON.stringify({
      version: 'v1',
      data,
      pagination: { total: size, hasMore: offset + limit < size },
      filters: {},
    });
  };
  const onlyPage = { limit: String(rowsPerPage), offset: '0' };
  let made = '';
  const answer = (c: Context) => {
    const query = c.req.query();
    const isMade = size <= rowsPerPage && query['limit'] === onlyPage.limit && query['offset'] === onlyPage.offset;
    return c.body(isMade ? made : page(query), 200, { 'content-type': 'application/json' });
  };
  app.get('/api/v1/scans/:scanId/vulnerabilities', (c) => {
    if (c.req.param('scanId') !== scanOf(step, time).scanId) return c.json({ error: 'no such scan' }, 404);
    return answer(c);
  });
  app.get('/api/v1/repositories/:repositoryId/vulnerabilities', answer);
  app.get('/api/v1/scans/:scanId/endpoints', (c) => c.json({ data: { parsed: endpoints } }));
  app.get('/api/v1/scans/:scanId/wiki', (c) => c.text(wiki));
  return {
    app,
    goTo: (next: GeckoOrder) => {
      ({ step, time, answersAfterMs, rewordedOneIn } = next);
      if (size <= rowsPerPage) made = page(onlyPage);
    },
  };
}
