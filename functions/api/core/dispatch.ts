import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Caller, type ClaimNames, callerOf } from './authorization.ts';
import { prefersCsv } from './content-negotiation.ts';
import { readInput } from './request-input.ts';
import { renderAnswer } from './responses.ts';
import type { ManagedRoute, Route } from './route.ts';
import { matchRoute } from './router.ts';
import type { Services } from './services.ts';

/** An event of the HTTP API, payload format 2.0. */
export type ApiEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** What became known of a request on its way, for the log. */
export interface RequestFacts {
  operationId?: string;
  caller?: Caller;
  /** Values of the path, as they came. */
  params?: Readonly<Record<string, string>>;
}

/**
 * Finds the route of an event, checks who asks and what for, and renders the answer. Who asks is checked before the
 * input, so that a stranger learns nothing from it.
 *
 * @throws {ApiProblem} and whatever the route throws
 */
export async function dispatch(
  event: ApiEvent,
  { routes, services, claims }: { routes: readonly Route[]; services: Services; claims: ClaimNames },
  facts: RequestFacts,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { route, params } = matchRoute(routes, event.requestContext.http.method, event.rawPath);
  facts.operationId = route.operationId;
  facts.params = params;
  if (route.access === 'public') return renderAnswer(route, await route.handle());
  const caller = callerOf(event, claims);
  facts.caller = caller;
  return renderAnswer(route, await callManaged(route, caller, params, event, services));
}

function callManaged(
  route: ManagedRoute,
  caller: Caller,
  params: Readonly<Record<string, string>>,
  event: ApiEvent,
  services: Services,
) {
  const { headers, body, isBase64Encoded, queryStringParameters: query = {} } = event;
  const input = readInput(route, { headers, isBase64Encoded, params, query, ...(body === undefined ? {} : { body }) });
  const ifMatch = route.ifMatch ? headers['if-match'] : undefined;
  const hasCsv = Object.values(route.responses).some(({ csv }) => csv);
  const wantsCsv = hasCsv && prefersCsv(headers['accept']);
  return route.handle({ caller, ...input, ifMatch, wantsCsv }, services);
}
