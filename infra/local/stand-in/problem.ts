import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type * as z from 'zod';

interface FieldError {
  field: string;
  message: string;
}

/** Answers with an RFC 9457 problem: a stable `code`, a sentence for a person, and the fields at fault if any. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  errors?: FieldError[],
): Response {
  const body = { type: 'about:blank', title: code, status, code, detail, ...(errors && { errors }) };
  return c.json(body, status, { 'content-type': 'application/problem+json' });
}

/** The 400 for a request body that did not parse: one entry per field, named by its path. */
export function invalidBody(c: Context, error: z.ZodError): Response {
  const errors = error.issues.map((issue) => ({ field: issue.path.join('.') || '(body)', message: issue.message }));
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return problem(c, 400, 'invalid_body', detail, errors);
}
