import { Hono } from 'hono';
import { type Step, scanOf } from './life.ts';
import { richRow } from './rows.ts';

/**
 * Gecko's two listings, whose rows are made while they are asked for: what is measured is not to wait for a Gecko, nor to
 * share a machine with 300 MB of its rows.
 */
export function createListingGecko(size: number) {
  const app = new Hono();
  let step: Step = 'first push';
  const page = (query: Record<string, string>) => {
    const [limit, offset] = [Number(query['limit']), Number(query['offset'])];
    const length = Math.max(0, Math.min(limit, size - offset));
    const data = Array.from({ length }, (_, index) => richRow(offset + index, step));
    return { version: 'v1', data, pagination: { total: size, hasMore: offset + limit < size }, filters: {} };
  };
  app.get('/api/v1/scans/:scanId/vulnerabilities', (c) => {
    if (c.req.param('scanId') !== scanOf(step).scanId) return c.json({ error: 'no such scan' }, 404);
    return c.json(page(c.req.query()));
  });
  app.get('/api/v1/repositories/:repositoryId/vulnerabilities', (c) => c.json(page(c.req.query())));
  return {
    app,
    goTo: (next: Step) => {
      step = next;
    },
  };
}
