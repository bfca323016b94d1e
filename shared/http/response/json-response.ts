import type * as z from 'zod';
import { isLoginPage } from '../failure/login-page.ts';
import {
  type BodyKind,
  OutboundError,
  type OutboundErrorDetails,
  type RequestTarget,
  UnexpectedStatusError,
} from '../failure/outbound-error.ts';
import { textOf } from '../failure/outbound-error-text.ts';

export interface JsonResponse<Data> {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
}

const issuesShown = 5;
const contentTypeMaxCharacters = 80;
/** Of an error answer; DefectDojo's and Gecko's are a few hundred characters, a long list of rejected fields a few thousand. */
const problemMaxCharacters = 65_536;
const shownTextMaxCharacters = 4_000;

/**
 * Reads an answer, whose headers are masked already, as JSON of a known shape. The status is judged first, because the body of an error has its own shape.
 * @throws {UnexpectedStatusError} for anything but 2xx
 * @throws {OutboundError} `not_json` (HTML and empty bodies included) or `unexpected_shape`
 */
export function readJson<Schema extends z.ZodType>(
  schema: Schema,
  answer: Answer,
  target: RequestTarget,
): JsonResponse<z.output<Schema>> {
  const { status, headers, bodyText } = answer;
  if (status < 200 || status > 299) throw unexpectedStatus(answer, target);
  const json = parsedJson(bodyText);
  if (!json.ok) throw notJson(answer, target);
  const checked = schema.safeParse(json.value);
  if (checked.success) return { status, headers, data: checked.data };
  throw unexpectedShape(answer, target, checked.error);
}

function unexpectedStatus(answer: Answer, target: RequestTarget): UnexpectedStatusError {
  const text = target.mask(answer.bodyText).slice(0, problemMaxCharacters);
  const problem = parsedJson(text);
  const details = detailsOf(answer, target, receivedOf(answer));
  return new UnexpectedStatusError({
    ...textOf('unexpected_status', target.host, details),
    details,
    status: answer.status,
    retryAfter: answer.headers['retry-after'],
    text: text.slice(0, shownTextMaxCharacters),
    problem: problem.ok ? problem.value : undefined,
  });
}

function notJson(answer: Answer, target: RequestTarget): OutboundError {
  const contentType = (answer.headers['content-type'] ?? '').slice(0, contentTypeMaxCharacters);
  const details = detailsOf(answer, target, { ...receivedOf(answer), contentType });
  return new OutboundError({ code: 'not_json', ...textOf('not_json', target.host, details), sent: 'maybe', details });
}

function unexpectedShape(answer: Answer, target: RequestTarget, error: z.ZodError): OutboundError {
  const issues = error.issues
    .slice(0, issuesShown)
    .map(({ path, message }) => target.mask(`${path.join('.') || 'top level'}: ${message}`));
  const details = detailsOf(answer, target, { issues });
  return new OutboundError({
    code: 'unexpected_shape',
    ...textOf('unexpected_shape', target.host, details),
    sent: 'maybe',
    details,
    // A copy: paths and messages of zod may hold keys of the answer, and a hostile answer may echo a secret.
    cause: new Error(target.mask(error.message)),
  });
}

function detailsOf({ status }: Answer, { request }: RequestTarget, found: OutboundErrorDetails): OutboundErrorDetails {
  return { ...request, phase: 'body', status, ...found };
}

function receivedOf(answer: Answer): Pick<OutboundErrorDetails, 'received' | 'isLogin'> {
  const received = kindOf(answer);
  return { received, ...(received === 'html' && isLoginPage(answer.bodyText) ? { isLogin: true } : {}) };
}

function kindOf({ bodyText, headers }: Answer): BodyKind {
  if (bodyText.trim() === '') return 'empty';
  if (parsedJson(bodyText).ok) return 'json';
  const typedHtml = /\bx?html\b/i.test(headers['content-type'] ?? '');
  return typedHtml || /^\s*<(?:!doctype|html|head|body)\b/i.test(bodyText) ? 'html' : 'text';
}

function parsedJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
