import type { Context } from 'hono';
import type * as z from 'zod';
import { invalidBody } from './problem.ts';

/** Uses the request's JSON body; `undefined` stands for none, and for one that is not JSON. A 400 names what is wrong with it. */
export async function withBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  use: (body: z.output<Schema>) => Response,
): Promise<Response> {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  return parsed.success ? use(parsed.data) : invalidBody(c, parsed.error);
}
