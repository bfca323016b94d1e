import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { ProblemError } from '../../../shared/contracts/management-api/problem.ts';
import { ApiProblem } from './api-problem.ts';
import type { ManagedRoute } from './route.ts';

/** Longest body, bytes, where a route says nothing else: far more than its largest request needs. */
export const bodyMaxBytes = 64 * 1024;

/** What of a request its route's schemas check. */
export type RequestParts = Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'> & {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
};

/** Checked path, query and body. */
export interface RequestInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Checks path, query and body of a request by its route's schemas, all at once.
 *
 * @throws {ApiProblem} `request_invalid` with everything that is wrong, or what makes the body unreadable
 */
export function readInput(route: ManagedRoute, parts: RequestParts): RequestInput {
  const body = route.body === undefined ? undefined : parsedBody(parts, route.bodyMaxBytes ?? bodyMaxBytes);
  const errors: ProblemError[] = [];
  const check = (schema: z.ZodType | undefined, value: unknown, pointer: Pointer): unknown => {
    if (!schema) return {};
    const checked = schema.safeParse(value);
    if (checked.success) return checked.data;
    errors.push(...checked.error.issues.flatMap((issue) => errorsOf(issue, pointer)));
    return undefined;
  };
  const input = {
    params: check(route.params, parts.params, (path) => `path/${path.join('/')}`),
    query: checkQuery(route, parts, check),
    body: route.body === undefined ? undefined : check(route.body, body, jsonPointer),
  };
  if (errors.length > 0) throw invalid(errors);
  return input;
}

type Pointer = (path: readonly PropertyKey[]) => string;
type Check = (schema: z.ZodType | undefined, value: unknown, pointer: Pointer) => unknown;

function checkQuery(route: ManagedRoute, { query }: RequestParts, check: Check): unknown {
  const pointer: Pointer = (path) => `query/${path.join('/')}`;
  if (route.query) return check(route.query, query, pointer);
  const [unexpected] = Object.keys(query);
  if (unexpected === undefined) return {};
  throw invalid([
    { pointer: pointer([shownName(unexpected)]), detail: 'is not known here: this route takes no query' },
  ]);
}

function invalid(errors: readonly ProblemError[]): ApiProblem {
  const [first] = errors;
  const field = first?.pointer.replace(/^\//, '').replaceAll('/', '.') ?? '';
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  const detail = `${field || 'The body'}: ${first?.detail}${more}.`;
  return new ApiProblem('request_invalid', detail, { errors: [...errors], ...(field === '' ? {} : { field }) });
}

function errorsOf(issue: z.core.$ZodIssue, pointer: Pointer): ProblemError[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointer(issue.path), detail: issue.message }];
  return issue.keys.map((key) => ({
    pointer: pointer([...issue.path, shownName(key)]),
    detail: 'is not known here',
    code: 'unknown_field',
  }));
}

const jsonPointer: Pointer = (path) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A name that somebody else chose is only repeated if it looks like one: it could be a pasted key. */
function shownName(name: string): string {
  return /^\w{1,30}$/.test(name) ? name : '(unknown)';
}

function parsedBody({ headers, body = '', isBase64Encoded }: RequestParts, maxBytes: number): unknown {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes) {
    throw new ApiProblem('body_too_large', `The body has more than ${maxBytes} bytes.`);
  }
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw new ApiProblem('content_type_unsupported', 'The body is not declared as JSON.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The cause is left out: it quotes the body, which may hold a key.
    throw new ApiProblem('body_not_json', 'The body is not well-formed JSON in UTF-8.');
  }
}
