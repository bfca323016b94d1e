import * as z from 'zod';
import { OutsideFailure } from '../../domain/failures/outside-failure.ts';
import { createOutboundClient } from '../../http/outbound-client.ts';
import { requestPath } from '../../http/request/request-path.ts';
import type { GeckoScanTexts, ScanText } from '../../ports/gecko-scan-texts.ts';
import { callDeadlineMs } from '../call-deadline.ts';
import { geckoFailure } from './gecko-failure.ts';
import type { HttpGeckoApiOptions } from './http-gecko-api.ts';

const longestCallMs = 30_000;
/** Endpoints and wiki are asked for at once. */
const textsOfScan = 2;
const endpointsMaxBytes = 4 * 1024 * 1024;
/** Of a longer wiki the beginning is read. */
const wikiMaxBytes = 1024 * 1024;

/** Gecko documents "the raw value and a parsed object" without naming all fields, so whatever else comes passes as it is. */
const dataSchema = z.object({ data: z.unknown() });
const contentSchema = z.object({ raw: z.unknown().optional(), parsed: z.unknown().optional() });

/** {@link GeckoScanTexts} over Gecko's public API v1. Call `close` when done with it. */
export function createHttpGeckoScanTexts(options: HttpGeckoApiOptions): GeckoScanTexts & { close(): Promise<void> } {
  const { clock, endsAtMs = Number.POSITIVE_INFINITY } = options;
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    defaultHeaders: { 'x-api-key': options.apiKey },
    connections: textsOfScan,
  });

  const read = async <T>(
    request: { readonly path: string; readonly maxResponseBytes: number; readonly overflow: 'refuse' | 'cut' },
    toValue: (text: string) => T,
  ): Promise<ScanText<T>> => {
    try {
      const deadlineMs = callDeadlineMs('gecko', { longestMs: longestCallMs, endsAtMs }, clock.now());
      const answer = await client.request({ method: 'GET', deadlineMs, ...request });
      if (answer.status !== 200) return refused(answer.status);
      const value = toValue(answer.bodyText);
      return isEmpty(value) ? { kind: 'empty' } : { kind: 'read', value };
    } catch (error) {
      const failure = geckoFailure(error, clock.now());
      if (!(failure instanceof OutsideFailure)) throw failure;
      return { kind: 'failed', code: failure.code, message: failure.message };
    }
  };

  return {
    endpoints: (scanId) => {
      const path = requestPath`/api/v1/scans/${scanId}/endpoints`;
      return read({ path, maxResponseBytes: endpointsMaxBytes, overflow: 'refuse' }, contentOf);
    },
    wiki: (scanId) => {
      const path = requestPath`/api/v1/scans/${scanId}/wiki`;
      return read({ path, maxResponseBytes: wikiMaxBytes, overflow: 'cut' }, (text) => text);
    },
    close: () => client.close(),
  };
}

function refused(status: number): ScanText<never> {
  return { kind: 'failed', code: 'gecko_scan_text_refused', message: `Gecko answered with status ${status}.` };
}

function contentOf(text: string): unknown {
  const whole = fromJson(text);
  const envelope = dataSchema.safeParse(whole);
  if (!envelope.success) return whole;
  const content = contentSchema.safeParse(envelope.data.data);
  if (!content.success) return envelope.data.data;
  const { parsed, raw } = content.data;
  if (parsed === undefined && raw === undefined) return envelope.data.data;
  // Where Gecko made nothing of what it has, that itself may still say something.
  return isEmpty(parsed) || isEmptyCollection(parsed) ? (raw ?? parsed) : parsed;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An explicitly empty list is not: it says that Gecko looked. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
