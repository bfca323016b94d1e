import * as z from 'zod';
import { endMs } from '../../../domain/time/timestamps.ts';
import type { DojoTest, Product, ProductType, Profile } from '../../../ports/defectdojo.ts';

/** A list of API v2. `next` is not read: paging is by limit and offset, so that no link of the server's is ever followed. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ count: z.int(), results: z.array(item) });

/** Longest name we take, characters. DefectDojo's own limits are 150 and 255: a longer one comes from a hostile server. */
const name = z.string().max(1_000);

/** The user behind the key, and, since 3.3, when the key ends; an end that can't be read must not keep anybody from connecting. */
export const profileSchema = z
  .object({ user: z.object({ username: name, token_expiry: z.string().nullish().catch(null) }) })
  .transform(({ user: { username: userName, token_expiry } }): Profile => {
    const endsMs = endMs(token_expiry ?? null);
    return endsMs === null ? { userName } : { userName, keyExpiresAt: new Date(endsMs).toISOString() };
  });

export const productTypeSchema = z.object({ id: z.int(), name }) satisfies z.ZodType<ProductType>;

export const productSchema = z
  .object({
    id: z.int(),
    name,
    created: z.string().nullish(),
    prod_type: z.int(),
    enable_simple_risk_acceptance: z.boolean().default(false),
    enable_full_risk_acceptance: z.boolean().default(false),
  })
  .transform(
    ({ id, name, created, prod_type, enable_simple_risk_acceptance, enable_full_risk_acceptance }): Product => ({
      id,
      name,
      ...(created == null ? {} : { createdAt: created }),
      productTypeId: prod_type,
      riskAcceptance: { simple: enable_simple_risk_acceptance, full: enable_full_risk_acceptance },
    }),
  );

export const engagementSchema = z.object({ id: z.int(), name: z.string().nullable() });

export const testTypeSchema = z.object({ id: z.int(), name: z.string(), active: z.boolean().default(true) });

export const environmentSchema = z.object({ id: z.int(), name });

export const testSchema = z
  .object({
    id: z.int(),
    title: z.string().nullish(),
    scan_type: z.string().nullish(),
    engagement: z.int(),
    tags: z.array(z.string()).default([]),
  })
  .transform(({ id, title, scan_type, engagement, tags }): DojoTest => {
    return { id, title: title ?? null, scanType: scan_type, engagementId: engagement, tags };
  });

const count = z.int().nonnegative();
const deltaSchema = z.object({
  created: z.object({ total: z.object({ total: count }) }),
  reactivated: z
    .object({ total: z.object({ active: count }) })
    .optional()
    .catch(undefined),
});
const countsSchema = z.object({ total: z.object({ active: count, total: count }) });
const statisticsSchema = z.object({
  delta: deltaSchema,
  before: countsSchema.optional().catch(undefined),
  after: countsSchema.optional().catch(undefined),
});

/** Answer of `import-scan` and `reimport-scan`; `test_id` since 2.5.0. Only a reimport tells what it changed. */
export const uploadSchema = z
  .object({ test_id: z.int(), statistics: statisticsSchema.optional().catch(undefined) })
  .transform(({ test_id, statistics }) => {
    const opened = statistics?.delta.reactivated?.total.active;
    return { testId: test_id, created: statistics?.delta.created.total.total, closed: closedBy(statistics), opened };
  });

/**
 * What is no longer active among as many findings as before, but for those that were opened: what a row closes is in none of the
 * lists of `delta` (3.2.0, source).
 */
function closedBy({ before, after, delta }: Partial<z.infer<typeof statisticsSchema>> = {}): number | undefined {
  if (before === undefined || after === undefined || before.total.total !== after.total.total) return undefined;
  return before.total.active - after.total.active + (delta?.reactivated?.total.active ?? 0);
}
