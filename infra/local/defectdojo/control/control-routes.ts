import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../../stand-in/problem.ts';
import { withBody } from '../../stand-in/with-body.ts';
import { abandonOrder } from '../abandoned-uploads.ts';
import type { DefectDojo } from '../defectdojo.ts';
import { expireAcceptances } from '../model/acceptance-expiry.ts';
import { languages } from '../model/language.ts';
import type { ServerSettings } from '../model/store.ts';
import { handOrder } from '../people/hands.ts';
import { isReachable, overwriteRow, removeRow, rowsOf, saveFindingByForm } from '../people/rows.ts';
import { addKey, changeKey, keyChange, keyOrder, shownKeys } from './keys.ts';

const stepOrder = z
  .strictObject({
    id: z.int().optional(),
    rows: z.union([z.int().min(1), z.literal('all')]).default(1),
  })
  .prefault({});

const resetOrder = z
  .strictObject({ apiKey: z.string().min(1).optional(), instanceOnly: z.boolean().default(false) })
  .prefault({});

const serverChange = z
  .strictObject({
    tokensEnabled: z.boolean().optional(),
    redirectsToHttps: z.boolean().optional(),
    allowedHosts: z.array(z.string()).nullable().optional(),
    language: z.enum(languages).optional(),
    proxyBodyBytesMax: z.int().positive().nullable().optional(),
    proxyPatienceMs: z.int().positive().nullable().optional(),
    brokerDown: z.boolean().optional(),
    crashesAtRowsWith: z.string().min(1).nullable().optional(),
    neverDoneWith: z
      .strictObject({ text: z.string().min(1), storesIt: z.boolean().default(false) })
      .nullable()
      .optional(),
    failsToShow: z.array(z.union([z.int(), z.string().min(1)])).optional(),
  })
  .prefault({});

const jiraProjects = z.strictObject({
  projects: z.array(
    z.strictObject({
      product: z.int().optional(),
      engagement: z.int().optional(),
      reachable: z.boolean().default(true),
    }),
  ),
});

/** What can be ordered from this stand-in beyond faults: users, a person's hand, abandoned uploads, another instance. */
export function addControlRoutes(app: Hono, dojo: DefectDojo): void {
  addKeyRoutes(app, dojo);
  addRowRoutes(app, dojo);
  addUploadControls(app, dojo);
  app.get('/_control/busy', (c) => c.json({ counters: dojo.busy.counters() }));
  app.patch('/_control/server', (c) =>
    withBody(c, serverChange, (change) => {
      dojo.store.server = { ...dojo.store.server, ...withoutUndefined(change) };
      return c.json(dojo.store.server);
    }),
  );
  app.post('/_control/jobs/risk-acceptance-expiration', (c) => {
    expireAcceptances(dojo.store);
    return c.body(null, 204);
  });
  app.put('/_control/jira', (c) =>
    withBody(c, jiraProjects, ({ projects }) => {
      dojo.store.jira.projects = projects;
      return c.json({ projects });
    }),
  );
  app.post('/_control/reset', (c) =>
    withBody(c, resetOrder, ({ apiKey, instanceOnly }) => {
      dojo.reset({ instanceOnly, ...(apiKey !== undefined && { apiKey }) });
      return c.body(null, 204);
    }),
  );
}

function addKeyRoutes(app: Hono, dojo: DefectDojo): void {
  app.get('/_control/keys', (c) => c.json({ keys: shownKeys(dojo.store) }));
  app.post('/_control/keys', (c) =>
    withBody(c, keyOrder.prefault({}), (order) => c.json(addKey(dojo.store, order), 201)),
  );
  app.patch('/_control/keys/:key', (c) =>
    withBody(c, keyChange.prefault({}), (change) => {
      const record = changeKey(dojo.store, c.req.param('key') ?? '', change);
      return record ? c.json(record) : problem(c, 404, 'key_not_found', 'No user has this key.');
    }),
  );
  app.delete('/_control/keys/:key', (c) => {
    const known = dojo.store.keys.delete(c.req.param('key'));
    return known ? c.body(null, 204) : problem(c, 404, 'key_not_found', 'No user has this key.');
  });
}

function addRowRoutes(app: Hono, dojo: DefectDojo): void {
  app.get('/_control/rows/:table', (c) => {
    const table = c.req.param('table');
    return isReachable(table) ? c.json({ rows: rowsOf(dojo.store, table) }) : noSuchTable(c, table);
  });
  app.patch('/_control/rows/:table/:id', async (c) => {
    const table = c.req.param('table');
    if (!isReachable(table)) return noSuchTable(c, table);
    const id = Number(c.req.param('id'));
    return withBody(c, z.record(z.string(), z.json()), (fields) => {
      const row = overwriteRow(dojo.store, table, id, fields);
      return row ? c.json(row) : noSuchRow(c, table, id);
    });
  });
  app.post('/_control/rows/findings/:id/form', (c) => {
    const id = Number(c.req.param('id'));
    return withBody(c, z.record(z.string(), z.json()), (changes) => {
      const finding = saveFindingByForm(dojo.store, id, changes);
      return finding ? c.json(finding) : noSuchRow(c, 'findings', id);
    });
  });
  app.post('/_control/hands', (c) =>
    withBody(c, handOrder, (order) => {
      dojo.hands.order(order);
      return c.body(null, 204);
    }),
  );
  app.delete('/_control/rows/:table/:id', (c) => {
    const table = c.req.param('table');
    if (!isReachable(table)) return noSuchTable(c, table);
    const id = Number(c.req.param('id'));
    return removeRow(dojo.store, table, id) ? c.body(null, 204) : noSuchRow(c, table, id);
  });
}

function addUploadControls(app: Hono, dojo: DefectDojo): void {
  app.get('/_control/abandoned-uploads', (c) => c.json({ uploads: dojo.abandoned.list() }));
  app.post('/_control/abandoned-uploads', (c) =>
    withBody(c, abandonOrder.prefault({}), (order) => {
      dojo.abandoned.order(order);
      return c.body(null, 204);
    }),
  );
  app.post('/_control/abandoned-uploads/step', (c) =>
    withBody(c, stepOrder, ({ rows, id }) => {
      dojo.abandoned.step(rows === 'all' ? Number.POSITIVE_INFINITY : rows, id);
      return c.json({ uploads: dojo.abandoned.list() });
    }),
  );
  app.delete('/_control/abandoned-uploads', (c) => {
    dojo.abandoned.clear();
    return c.body(null, 204);
  });
}

function noSuchTable(c: Context, table: string): Response {
  const advice = 'Use findings, tests, engagements or products.';
  return problem(c, 404, 'table_not_found', `The control routes do not reach into "${table}". ${advice}`);
}

function noSuchRow(c: Context, table: string, id: number): Response {
  return problem(c, 404, 'row_not_found', `There is no row ${id} in ${table}.`);
}

function withoutUndefined(change: z.output<typeof serverChange>): Partial<ServerSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
