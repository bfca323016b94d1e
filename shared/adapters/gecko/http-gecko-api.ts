import * as z from 'zod';
import { createOutboundClient } from '../../http/outbound-client.ts';
import { requestPath } from '../../http/request/request-path.ts';
import type { TargetRules } from '../../http/target/target-rules.ts';
import type { Clock } from '../../ports/clock.ts';
import type { GeckoApi, GeckoPage } from '../../ports/gecko-api.ts';
import { callDeadlineMs } from '../call-deadline.ts';
import { geckoFailure } from './gecko-failure.ts';

/** How to reach Gecko's API for one team. */
export interface HttpGeckoApiOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly rules: TargetRules;
  readonly userAgent: string;
  readonly clock: Clock;
  /** No call outlives this instant, milliseconds since the epoch. @default none */
  readonly endsAtMs?: number;
}

const longestCallMs = 30_000;
/** A listing of a scan and one of a repository, of each three pages at once; a call in line would lose of its time. */
const callsAtOnce = 6;

const listingSchema = z
  .object({
    data: z.array(z.unknown()),
    pagination: z.object({ total: z.int().nonnegative(), hasMore: z.boolean() }),
    filters: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(
    ({ data, pagination, filters }): GeckoPage => ({
      rows: data,
      total: pagination.total,
      hasMore: pagination.hasMore,
      unfiltered: Object.values(filters ?? {}).every((value) => value === null),
    }),
  );

/** {@link GeckoApi} over Gecko's public API v1. Call `close` when done with it. */
export function createHttpGeckoApi(options: HttpGeckoApiOptions): GeckoApi & { close(): Promise<void> } {
  const { clock, endsAtMs = Number.POSITIVE_INFINITY } = options;
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    defaultHeaders: { 'x-api-key': options.apiKey },
    connections: callsAtOnce,
  });

  const listing = async (path: string, page: { limit: number; offset: number }): Promise<GeckoPage> => {
    const deadlineMs = callDeadlineMs('gecko', { longestMs: longestCallMs, endsAtMs }, clock.now());
    try {
      // A finding may quote the very key, and goes to DefectDojo as Gecko tells it.
      const request = { method: 'GET', path, query: { ...page }, deadlineMs, verbatim: true } as const;
      return (await client.requestJson(listingSchema, request)).data;
    } catch (error) {
      throw geckoFailure(error, clock.now());
    }
  };

  return {
    repositoryFindings: (repositoryId, page) =>
      listing(requestPath`/api/v1/repositories/${repositoryId}/vulnerabilities`, page),
    scanFindings: (scanId, page) => listing(requestPath`/api/v1/scans/${scanId}/vulnerabilities`, page),
    close: () => client.close(),
  };
}
