import * as z from 'zod';

/** `after`: the handler has done its work, and only its answer is lost or replaced. */
const when = z.enum(['before', 'after']).default('before');

/** Statuses without a body would make a `Response` with one throw. */
const status = z
  .int()
  .min(200)
  .max(599)
  .refine((value) => ![204, 205, 304].includes(value), 'Use a status that can carry a body');

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delay'), delayMs: z.int().min(0).max(3_600_000), when }),
  z.strictObject({
    kind: z.literal('status'),
    status,
    body: z.json().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    retryAfterSeconds: z.int().min(0).optional(),
    when,
  }),
  z.strictObject({
    kind: z.literal('html'),
    status: status.default(502),
    html: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    when,
  }),
  z.strictObject({ kind: z.literal('reset'), when }),
  z.strictObject({ kind: z.literal('hang'), when }),
]);

/**
 * An order for a fault: which requests it hits, how often, and what happens to them.
 *
 * - `method`: any if left out.
 * - `path`: matched against the path as sent (still percent-encoded); `*` stands for any characters, slashes too. A pattern
 *   with a `?` is matched against path and query.
 * - `bodyIncludes`: only requests whose body holds this text.
 * - `headersInclude`: only requests whose headers, by their names, hold these texts.
 * - `times`: how many requests it hits; `null` = until it is cleared.
 * - `skip`: how many matching requests pass first.
 */
export const faultOrder = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  method: z.string().toUpperCase().optional(),
  path: z.string().startsWith('/', 'Start the path with a slash').default('/*'),
  bodyIncludes: z.string().min(1).optional(),
  headersInclude: z.record(z.string().toLowerCase(), z.string().min(1)).optional(),
  times: z.int().min(1).nullable().default(1),
  skip: z.int().min(0).default(0),
  effect,
});

export type FaultOrder = z.input<typeof faultOrder>;
export type FaultEffect = z.output<typeof effect>;
