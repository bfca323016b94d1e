import createClient, { type Client } from 'openapi-fetch';
import type { GatewayMessage, Problem, paths } from './api-types.ts';

/** What every call needs. */
export interface ExportClientOptions {
  /** Where the API is, without `/v1`; nothing for the origin of the page. */
  readonly baseUrl?: string;
  /** The token of whoever is signed in; asked for at each call, so that it may be renewed. */
  readonly token: () => string;
  /** @default the platform's own */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What is read as what it says; a table as CSV is asked for with `parseAs: 'text'`. */
type Media = 'application/json' | 'application/problem+json';

/** Every call of the management API, with the types of its document. */
export type ExportClient = Client<paths, Media>;

/** A client of the management API. */
export function createExportClient({ baseUrl = '', token, fetch }: ExportClientOptions): ExportClient {
  const client = createClient<paths, Media>({ baseUrl, ...(fetch && { fetch }) });
  client.use({
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${token()}`);
      return request;
    },
  });
  return client;
}

/**
 * The problem in an answer that went wrong, with the codes that this very call may answer; nothing for what API Gateway
 * itself turned away, such as a call whose token is no longer valid.
 */
export function problemIn<E extends object>(error: E | undefined): Exclude<E, GatewayMessage> | undefined {
  return error && isProblem(error) ? error : undefined;
}

function isProblem<E extends object>(error: E): error is Exclude<E, GatewayMessage> {
  return 'code' in error && typeof (error as Partial<Problem>).code === 'string';
}
