import type * as z from 'zod';
import {
  type BodyKind,
  OutboundError,
  type OutboundErrorCode,
  type OutboundErrorDetails,
  UnexpectedStatusError,
} from './outbound-error.ts';
import { textOf } from './outbound-error-text.ts';
import type { Mask } from './secret-mask.ts';

export interface JsonResponse<Data> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
}

/** The answer to be read, and what is needed to name it in an error. */
export interface ReceivedText {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
  readonly host: string;
  readonly details: OutboundErrorDetails;
  readonly mask: Mask;
}

const issuesShown = 5;
/** Of an error answer; DefectDojo's and Gecko's are a few hundred characters. */
const problemMaxCharacters = 4_000;

/**
 * Reads an answer as JSON of a known shape. The status is judged before the body, because an error's body has its own shape.
 * @throws {UnexpectedStatusError} for anything but 2xx
 * @throws {OutboundError} `not_json` (HTML and empty bodies included) or `unexpected_shape`
 */
export function readJson<Schema extends z.ZodType>(
  schema: Schema,
  received: ReceivedText,
): JsonResponse<z.output<Schema>> {
  const { status, headers, bodyText } = received;
  const parsed = parsedJson(bodyText);
  if (status < 200 || status > 299) throw unexpectedStatus(received);
  if (!parsed.ok) {
    throw answerError('not_json', received, {
      received: kindOf(received),
      contentType: (headers['content-type'] ?? '').slice(0, 80),
    });
  }
  const checked = schema.safeParse(parsed.value);
  if (checked.success) return { status, headers, data: checked.data };
  throw answerError('unexpected_shape', received, { issues: shownIssues(checked.error) }, checked.error);
}

function unexpectedStatus(received: ReceivedText): UnexpectedStatusError {
  const { status, headers, host, mask } = received;
  const kind = kindOf(received);
  const text = mask(received.bodyText.slice(0, problemMaxCharacters));
  const details = { ...received.details, phase: 'body', status, received: kind } as const;
  const problem = parsedJson(text);
  return new UnexpectedStatusError({
    ...textOf('unexpected_status', host, details),
    details,
    status,
    retryAfter: headers['retry-after'],
    text,
    problem: problem.ok ? problem.value : undefined,
  });
}

function answerError(
  code: OutboundErrorCode,
  { host, details, status, mask }: ReceivedText,
  found: OutboundErrorDetails,
  cause?: unknown,
): OutboundError {
  const all: OutboundErrorDetails = { ...details, ...found, phase: 'body', status };
  const { message, advice } = textOf(code, host, all);
  return new OutboundError({ code, message: mask(message), advice, sent: 'maybe', details: all, cause });
}

function shownIssues(error: z.ZodError): string[] {
  return error.issues.slice(0, issuesShown).map(({ path, code }) => `${path.join('.') || '(top level)'}: ${code}`);
}

function kindOf({ bodyText, headers }: ReceivedText): BodyKind {
  if (bodyText.trim() === '') return 'empty';
  if (parsedJson(bodyText).ok) return 'json';
  const isHtml =
    /\bx?html\b/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html|head|body)\b/i.test(bodyText);
  return isHtml ? 'html' : 'text';
}

function parsedJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
