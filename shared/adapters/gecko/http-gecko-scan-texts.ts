import * as z from 'zod';
import { OutsideFailure } from '../../domain/outside-failure.ts';
import { createOutboundClient } from '../../http/outbound-client.ts';
import { requestPath } from '../../http/request-path.ts';
import type { GeckoScanTexts, ScanText } from '../../ports/gecko-scan-texts.ts';
import { geckoFailure } from './gecko-failure.ts';
import type { HttpGeckoApiOptions } from './http-gecko-api.ts';

const callDeadlineMs = 30_000;
const endpointsMaxBytes = 4 * 1024 * 1024;
/** Of a longer wiki the beginning is read. */
const wikiMaxBytes = 1024 * 1024;

/** Gecko documents "the raw value and a parsed object" without naming all fields, so whatever else comes passes as it is. */
const dataSchema = z.object({ data: z.unknown() });
const contentSchema = z.object({ raw: z.unknown().optional(), parsed: z.unknown().optional() });

/** {@link GeckoScanTexts} over Gecko's public API v1. Call `close` when done with it. */
export function createHttpGeckoScanTexts(options: HttpGeckoApiOptions): GeckoScanTexts & { close(): Promise<void> } {
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    defaultHeaders: { 'x-api-key': options.apiKey },
  });

  const read = async <T>(
    request: { readonly path: string; readonly maxResponseBytes: number; readonly overflow: 'refuse' | 'cut' },
    toValue: (text: string) => T,
  ): Promise<ScanText<T>> => {
    try {
      const answer = await client.request({ method: 'GET', deadlineMs: callDeadlineMs, ...request });
      if (answer.status !== 200) return refused(answer.status);
      const value = toValue(answer.bodyText);
      return isEmpty(value) ? { kind: 'empty' } : { kind: 'read', value };
    } catch (error) {
      const failure = geckoFailure(error, options.clock.now());
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
  const whole = parsed(text);
  const envelope = dataSchema.safeParse(whole);
  if (!envelope.success) return whole;
  const content = contentSchema.safeParse(envelope.data.data);
  return content.success ? (content.data.parsed ?? content.data.raw ?? envelope.data.data) : envelope.data.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An empty list counts as empty too: whether the code has no endpoints or none were found, Gecko doesn't say. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
