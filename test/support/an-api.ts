import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { v7 as uuidv7 } from 'uuid';
import type { ApiEvent } from '../../functions/api/core/dispatch.ts';
import type { Services } from '../../functions/api/core/services.ts';
import { createHandler } from '../../functions/api/handler.ts';
import { routes } from '../../functions/api/routes.ts';
import { createHttpDefectDojo } from '../../shared/adapters/defectdojo/http-defectdojo.ts';
import { createPatience } from '../../shared/adapters/patience.ts';
import { localTargetRules } from '../../shared/http/target/target-rules.ts';
import { capturedLog } from './captured-log.ts';
import { createInMemoryAsvsStore } from './in-memory-asvs-store.ts';
import { createInMemoryAuditLog } from './in-memory-audit-log.ts';
import { createInMemoryFindingStore } from './in-memory-finding-store.ts';
import { createInMemoryGeckoRepositories } from './in-memory-gecko-repositories.ts';
import { createInMemoryInstanceLine } from './in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from './in-memory-instance-slots.ts';
import { createInMemoryKeyStore } from './in-memory-key-store.ts';
import { createInMemoryPauses } from './in-memory-pauses.ts';
import { createInMemoryPreviewStore } from './in-memory-preview-store.ts';
import { createInMemorySyncStore } from './in-memory-sync-store.ts';
import { createInMemoryTeamStore } from './in-memory-team-store.ts';
import { createRecordingSyncQueue } from './recording-sync-queue.ts';
import { createRecordingTeamEraser } from './recording-team-eraser.ts';

/** What a test sends: the rest of the event is filled in. */
export interface ApiRequest {
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly rawBody?: string;
  /** Claims of the token; `null` for no token at all. @default a Manager of team-1 */
  readonly claims?: Record<string, unknown> | null;
}

/** An answer of the API; `body` is what JSON it has. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Claims of a Manager of a team. */
export function managerOf(teamId: string): Record<string, unknown> {
  return { sub: `user-of-${teamId}`, team_id: teamId, role: 'Manager' };
}

/** The API with everything behind it in memory, but for DefectDojo, which is called over loopback. */
export function anApi(overrides: Partial<Services> = {}) {
  const clock = overrides.clock ?? { now: () => new Date() };
  const audit = createInMemoryAuditLog();
  const teams = createInMemoryTeamStore(audit);
  const syncs = createInMemorySyncStore(teams);
  const slots = createInMemoryInstanceSlots(2);
  const fakes = {
    teams,
    syncs,
    holds: createInMemoryFindingStore(syncs, audit),
    keys: createInMemoryKeyStore(),
    queue: createRecordingSyncQueue(),
    asvs: createInMemoryAsvsStore(audit),
    previews: createInMemoryPreviewStore(),
    pauses: createInMemoryPauses(),
    slots,
    line: createInMemoryInstanceLine(syncs, slots),
    audit,
    eraser: createRecordingTeamEraser(),
  };
  const { logger, lines: logLines } = capturedLog('api');
  const services: Services = {
    ...fakes,
    clock,
    log: logger,
    newId: uuidv7,
    random: Math.random,
    targetRules: localTargetRules,
    geckoAppUrl: 'https://app.gecko.example',
    openDefectDojo: async (target) =>
      createHttpDefectDojo({ ...target, rules: localTargetRules, userAgent: 'gecko-test', clock }),
    openGecko: async () => createInMemoryGeckoRepositories(),
    ...overrides,
  };
  const handler = createHandler({
    routes,
    services,
    claims: { team: 'team_id', role: 'role' },
    patience: createPatience(clock),
    logger,
  });

  /** Sends a request such as `PUT /v1/connection`. */
  const send = async (target: string, request: ApiRequest = {}): Promise<ApiAnswer> => {
    const answer: APIGatewayProxyStructuredResultV2 = await handler(eventOf(target, request), lambdaContext);
    const text = answer.body ?? '';
    const headers = Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, `${value}`]));
    return { status: answer.statusCode ?? 200, headers, text, body: isJson(headers) ? JSON.parse(text) : {} };
  };
  return { ...fakes, services, send, logLines };
}

const isJson = (headers: Readonly<Record<string, string>>) => /[/+]json/.test(headers['content-type'] ?? '');

const lambdaContext = {
  awsRequestId: 'lambda-request',
  functionName: 'api',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 29_000,
} as Context;

/** An event of the HTTP API, payload format 2.0. */
export function eventOf(target: string, { query, headers, body, rawBody, claims = managerOf('team-1') }: ApiRequest) {
  const [method = '', path = ''] = target.split(' ');
  const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    version: '2.0',
    routeKey: 'ANY /v1/{proxy+}',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(query ? { queryStringParameters: query } : {}),
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      ...(claims === null ? {} : { authorizer: { jwt: { claims, scopes: [] } } }),
    },
  } as unknown as ApiEvent;
}
