import * as z from 'zod';
import type { EndedCall } from '../../../domain/defectdojo/calls-at-once.ts';
import { isOverloaded } from '../../../domain/failures/outside-failure.ts';
import { OutboundError } from '../../../http/failure/outbound-error.ts';
import { createOutboundClient, type OutboundRequest } from '../../../http/outbound-client.ts';
import type { TargetRules } from '../../../http/target/target-rules.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Page } from '../../../ports/defectdojo.ts';
import type { CallClass, CallDeadlinesMs, DefectDojoUsage, WriteTime } from '../../../ports/defectdojo-usage.ts';
import type { DefectDojoTarget } from '../../../ports/key-store.ts';
import { callDeadlineMs } from '../../call-deadline.ts';
import { defectDojoFailure } from './defectdojo-failure.ts';
import { gatewayHeadersOf } from './gateway-headers-of.ts';
import { createRefusalJudge, profilePath } from './refusals.ts';
import { listOf, profileSchema } from './response-schemas.ts';
import { createUsageMeter } from './usage-meter.ts';

/** How to reach one team's DefectDojo. */
export interface HttpDefectDojoOptions extends DefectDojoTarget {
  readonly rules: TargetRules;
  readonly userAgent: string;
  readonly clock: Clock;
  /** Longest wait for a read or a small write, milliseconds. @default 30 s */
  readonly callDeadlineMs?: number;
  /** Longest wait for an upload, milliseconds; measured: 500 findings take about 4 s. @default 120 s */
  readonly uploadDeadlineMs?: number;
  /** No call outlives this instant, milliseconds since the epoch. @default none */
  readonly endsAtMs?: number;
  /** Sockets, and so calls at once. @default 1 */
  readonly connections?: number | undefined;
  /** Told of each change of a finding that was done, and of each call that was too much for the server. @default none */
  readonly afterCall?: (call: EndedCall) => void;
  /**
   * Asked before every write and upload, none of which is sent if it throws; its error comes out unchanged. Tells how long the call may
   * take, milliseconds. @default none
   */
  readonly beforeWrite?: (write: WriteTime) => Promise<number>;
}

type Query = OutboundRequest['query'];

/** What findings say is compared with what was sent, and never shown. All else, such as names, is shown or stored. */
const comparedPaths = '/api/v2/findings/';

/** A write with a JSON body. */
export interface WriteRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly value?: object;
}

/** Calls to one DefectDojo, counted, bounded in time, their failures translated to `OutsideFailure`. */
export interface DefectDojoCalls {
  readonly usage: DefectDojoUsage;
  readonly deadlinesMs: CallDeadlinesMs;
  get<T extends z.ZodType>(schema: T, path: string, query?: Query): Promise<z.output<T>>;
  list<T>(item: z.ZodType<T>, path: string, query: Query): Promise<Page<T>>;
  write<T extends z.ZodType>(schema: T, request: WriteRequest): Promise<z.output<T>>;
  /** A write whose answer may be empty: DefectDojo says 204 to some. */
  command(request: WriteRequest): Promise<void>;
  /** @param neededMs for how long it must be free to take, milliseconds; else it isn't sent. @default the longest that any may take */
  upload<T extends z.ZodType>(
    schema: T,
    path: string,
    body: OutboundRequest['body'],
    neededMs?: number,
  ): Promise<z.output<T>>;
  /** The beginning of an answer as text, read without the key. */
  anonymousHead(path: string, query: Query, maxResponseBytes: number): Promise<string>;
  close(): Promise<void>;
}

/** Makes {@link DefectDojoCalls}. Call `close` when done with them. */
export function createDefectDojoCalls(options: HttpDefectDojoOptions): DefectDojoCalls {
  const { clock, beforeWrite, afterCall, endsAtMs = Number.POSITIVE_INFINITY } = options;
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    connections: options.connections ?? 1,
    defaultHeaders: { authorization: `Token ${options.apiKey}` },
    gatewayHeaders: gatewayHeadersOf(options),
    certificateAuthority: options.certificateAuthority,
  });
  const { callDeadlineMs: callMs = 30_000, uploadDeadlineMs = 120_000 } = options;
  const deadlinesMs = { read: callMs, write: callMs, upload: uploadDeadlineMs };
  const meter = createUsageMeter(clock);

  const longestOfWrite = async (
    callClass: Exclude<CallClass, 'read'>,
    neededMs = Number.POSITIVE_INFINITY,
  ): Promise<number> => {
    const longestMs = deadlinesMs[callClass];
    const time = { class: callClass, neededMs: Math.min(neededMs, longestMs), longestMs };
    return (await beforeWrite?.(time)) ?? longestMs;
  };

  const timed = async <T>(
    callClass: CallClass,
    send: (deadlineMs: number) => Promise<T>,
    { isAlike = false, neededMs }: { readonly isAlike?: boolean; readonly neededMs?: number | undefined } = {},
  ): Promise<T> => {
    const longestMs = callClass === 'read' ? deadlinesMs.read : await longestOfWrite(callClass, neededMs);
    const deadlineMs = callDeadlineMs('defectdojo', { longestMs, endsAtMs }, clock.now());
    const startedMs = clock.now().getTime();
    const tookMs = () => clock.now().getTime() - startedMs;
    try {
      const answer = await meter.measure(callClass, () => send(deadlineMs));
      // A quicker kind of call would make all others look slow.
      if (isAlike) afterCall?.({ tookMs: tookMs(), isOverloaded: false });
      return answer;
    } catch (error) {
      const failure = await judgeRefusal(defectDojoFailure(error, clock.now()));
      if (isOverloaded(failure)) afterCall?.({ tookMs: tookMs(), isOverloaded: true });
      throw failure;
    }
  };
  const json = <T extends z.ZodType>(
    callClass: CallClass,
    schema: T,
    request: Omit<OutboundRequest, 'deadlineMs'>,
    neededMs?: number,
  ) => {
    const verbatim = request.path.startsWith(comparedPaths);
    const isAlike = verbatim && request.method === 'PATCH';
    const send = async (deadlineMs: number) =>
      (await client.requestJson(schema, { ...request, verbatim, deadlineMs })).data;
    return timed(callClass, send, { isAlike, neededMs });
  };

  const get: DefectDojoCalls['get'] = (schema, path, query) => json('read', schema, { method: 'GET', path, query });
  const judgeRefusal = createRefusalJudge(() => get(profileSchema, profilePath));
  return {
    get usage() {
      return meter.usage();
    },
    deadlinesMs,
    get,
    async list(item, path, query) {
      const { count, results } = await get(listOf(item), path, query);
      return { total: count, items: results };
    },
    write: (schema, { method, path, value }) => json('write', schema, { method, path, body: jsonBody(value) }),
    command: ({ method, path, value }) =>
      timed('write', (deadlineMs) =>
        unlessEmpty(client.requestJson(z.unknown(), { method, path, body: jsonBody(value), deadlineMs })),
      ),
    upload: (schema, path, body, neededMs) => json('upload', schema, { method: 'POST', path, body }, neededMs),
    anonymousHead: (path, query, maxResponseBytes) =>
      timed('read', async (deadlineMs) => {
        const part = { anonymous: true, maxResponseBytes, overflow: 'cut' } as const;
        return (await client.request({ method: 'GET', path, query, deadlineMs, ...part })).bodyText;
      }),
    close: () => client.close(),
  };
}

function jsonBody(value: object | undefined): OutboundRequest['body'] {
  return value === undefined ? undefined : { kind: 'json', value };
}

/** An empty answer counts as success: it is read as JSON only when its status is 2xx. */
async function unlessEmpty(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    const isEmpty = error instanceof OutboundError && error.code === 'not_json' && error.details.received === 'empty';
    if (!isEmpty) throw error;
  }
}
