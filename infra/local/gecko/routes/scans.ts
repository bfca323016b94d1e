import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../../stand-in/problem.ts';
import { withBody } from '../../stand-in/with-body.ts';
import type { TeamEnv } from '../authentication.ts';
import { launchOrder, launchScan } from '../launch.ts';
import { pageOf, queries } from '../query.ts';
import { echo } from '../row-filters.ts';
import { newestScansFirst, type Scan } from '../state.ts';
import { wikiMarkdown } from '../wiki.ts';
import { invalidQuery } from './invalid-query.ts';

/** Scans: list, launch, and what a deep scan wrote down besides its findings. */
export function addScanRoutes(app: Hono<TeamEnv>, now: () => Date): void {
  app.get('/api/v1/scans', (c) => {
    const query = queries.scans.safeParse(c.req.query());
    if (!query.success) return invalidQuery(c, query.error);
    const { status, language } = query.data;
    const wanted = newestScansFirst(c.var.team).filter(
      (scan) => (status ? scan.status === status : true) && (language ? scan.language === language : true),
    );
    const filters = echo(['status', 'language'], query.data);
    return c.json({ version: 'v1', ...pageOf(wanted.map(scanObject), query.data), filters });
  });
  app.post('/api/v1/scans', (c) =>
    withBody(c, launchOrder, (order) => c.json({ version: 'v1', data: launchScan(c.var.team, order, now()) }, 201)),
  );
  app.get('/api/v1/scans/:scanId/endpoints', (c) => {
    const scan = scanOf(c);
    if (!scan?.endpoints) return scanMissing(c, 'endpoints');
    const parsed = z.json().safeParse(parseJson(scan.endpoints));
    const data = { scanId: scan.id, raw: scan.endpoints, parsed: parsed.success ? parsed.data : null };
    return c.json({ version: 'v1', data });
  });
  app.get('/api/v1/scans/:scanId/wiki', (c) => {
    const scan = scanOf(c);
    if (!scan?.wiki) return scanMissing(c, 'wiki');
    return c.body(wikiMarkdown(scan.wiki), 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });
}

/** The team's scan that the path names. */
export function scanOf(c: Context<TeamEnv>): Scan | undefined {
  return c.var.team.scans.find(({ id }) => id === c.req.param('scanId'));
}

/** The 404 for a scan that the team does not have, or that lacks what was asked for. */
export function scanMissing(c: Context<TeamEnv>, what: string): Response {
  return problem(c, 404, 'not_found', `No ${what} for a scan ${c.req.param('scanId')} of this team.`);
}

function scanObject(scan: Scan) {
  const { id, name, kind, status, language, createdAt, completedAt, repositories } = scan;
  return { id, name, kind, status, language, createdAt, completedAt, repositories };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
