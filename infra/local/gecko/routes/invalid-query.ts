import type { Context } from 'hono';
import type * as z from 'zod';
import { problem } from '../../stand-in/problem.ts';

/** The 400 for query parameters that did not parse. */
export function invalidQuery(c: Context, error: z.ZodError): Response {
  const errors = error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  return problem(
    c,
    400,
    'invalid_query',
    errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
    errors,
  );
}
