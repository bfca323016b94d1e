import * as z from 'zod';

const text = z.string().min(1);
const isoDate = z.iso.datetime();
const kind = z.enum(['deep', 'pull_request', 'recheck']);
const status = z.enum(['launched', 'running', 'completed', 'failed', 'cancelled', 'partial']);

/** A row as a script gives it: what it leaves out is filled in, what it gives is sent as it is, even if wrong. */
const row = z.record(z.string(), z.json());

/** What a scan finds in one repository: what the newest complete deep scan of it listed (`keep`), `without` some ids, and further `rows`. */
const scanned = z.strictObject({
  id: text,
  branch: text.optional(),
  commit: text.optional(),
  rows: z.array(row).default([]),
  keep: z.boolean().default(false),
  without: z.array(text).default([]),
});

export const scanOrder = z.strictObject({
  id: text.optional(),
  name: text.optional(),
  kind: kind.default('deep'),
  status: status.default('completed'),
  language: text.default('typescript'),
  createdAt: isoDate.optional(),
  repositories: z.array(scanned).min(1),
  endpoints: z.json().optional(),
  wiki: z.union([text, z.array(z.strictObject({ title: text, text: z.string() }))]).optional(),
});

export const scanChange = z.strictObject({ status });

export const findingsOrder = z.strictObject({ rows: z.array(row), branch: text.optional() });

/** Any field of a finding; `status` in particular. `null` is what Gecko sends for a field it has no value for. */
export const findingChange = z.record(z.string(), z.json());

export const repositoryOrder = z.strictObject({ defaultBranch: text.default('main') });

/** The path that the repository has from now on. */
export const repositoryRename = z.strictObject({ id: text });

export const keyOrder = z.strictObject({ state: z.enum(['active', 'revoked', 'read_only', 'forbidden']) });

export const settingsOrder = z
  .strictObject({
    richerRows: z.boolean(),
    repeatIds: z.boolean(),
    defaultDays: z.int().min(1).nullable(),
    requestsPerHour: z.int().min(0),
    rateLimitHeaders: z.boolean(),
    retryAfterHeader: z.boolean(),
  })
  .partial();

export type ScanOrder = z.input<typeof scanOrder>;
