import type { Context, Hono } from 'hono';
import { problem } from '../../stand-in/problem.ts';
import type { TeamEnv } from '../authentication.ts';
import type { ListingChanges } from '../listing-changes.ts';
import { type Paging, pageOf, queries } from '../query.ts';
import { echo, filterRows, type RowFilters } from '../row-filters.ts';
import { repositoryRows, scanRows, teamRows, type WireRow } from '../rows.ts';
import { invalidQuery } from './invalid-query.ts';
import { scanMissing, scanOf } from './scans.ts';

interface Listing {
  rows: WireRow[];
  query: Paging & RowFilters;
  filters: readonly (keyof RowFilters)[];
  severity: 'exact' | 'minimum';
}

/** The three vulnerability listings: of a scan, of a repository, and of the whole team. */
export function addVulnerabilityRoutes(app: Hono<TeamEnv>, changes: ListingChanges, now: () => Date): void {
  const page = (c: Context<TeamEnv>, { rows, query, filters, severity }: Listing) => {
    const wanted = filterRows(rows, query, { severity, now: now() });
    const seen = changes.apply(new URL(c.req.url).pathname, query.offset, wanted);
    return { ...pageOf(seen, query), filters: echo(filters, query) };
  };
  app.get('/api/v1/scans/:scanId/vulnerabilities', (c) => {
    const query = queries.scanVulnerabilities.safeParse(c.req.query());
    if (!query.success) return invalidQuery(c, query.error);
    const scan = scanOf(c);
    if (!scan) return scanMissing(c, 'vulnerabilities');
    const filters = ['severity', 'type', 'cwe'] as const;
    const listing = { rows: scanRows(c.var.team, scan), query: query.data, filters, severity: 'exact' } as const;
    return c.json({ version: 'v1', ...page(c, listing) });
  });
  app.get('/api/v1/repositories/:repositoryId/vulnerabilities', (c) => {
    const query = queries.repositoryVulnerabilities.safeParse(c.req.query());
    if (!query.success) return invalidQuery(c, query.error);
    const { team } = c.var;
    const id = c.req.param('repositoryId');
    if (!team.repositories.some((repository) => repository.id === id)) {
      return problem(c, 404, 'not_found', `The team has no repository ${id}.`);
    }
    const filters = ['severity', 'type', 'cwe', 'days'] as const;
    const asked = { ...query.data, days: query.data.days ?? team.settings.defaultDays ?? undefined };
    const listing = { rows: repositoryRows(team, id), query: asked, filters, severity: 'minimum' } as const;
    return c.json({ version: 'v1', repository: id, ...page(c, listing) });
  });
  app.get('/api/v1/vulnerabilities', (c) => {
    const query = queries.teamVulnerabilities.safeParse(c.req.query());
    if (!query.success) return invalidQuery(c, query.error);
    const { team } = c.var;
    const filters = ['severity', 'type', 'cwe', 'scanId', 'days'] as const;
    const asked = { ...query.data, days: query.data.days ?? team.settings.defaultDays ?? undefined };
    return c.json({ version: 'v1', ...page(c, { rows: teamRows(team), query: asked, filters, severity: 'minimum' }) });
  });
}
