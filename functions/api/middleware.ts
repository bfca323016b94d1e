import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ApiEvent, RequestFacts } from './core/dispatch.ts';
import { repositoryIdOf } from './core/mapping-id.ts';
import { problemOf, renderProblem } from './core/responses.ts';

type ApiMiddleware = MiddlewareObj<ApiEvent, APIGatewayProxyStructuredResultV2>;

/** What became known of the request of an event, if anything did. */
type FactsOf = (event: ApiEvent) => RequestFacts | undefined;

/** Answers whatever was thrown with a problem, and logs what was our own fault. */
export function problemResponses(log: Log, factsOf: FactsOf): ApiMiddleware {
  return {
    onError: (request) => {
      const { event, error } = request;
      const problem = problemOf(error);
      if (problem.status >= 500) {
        log.error('The request failed.', { ...idsOf(event, factsOf(event)), failure: summaryOf(error) });
      }
      request.response = renderProblem(problem, {
        path: event.rawPath,
        requestId: event.requestContext.requestId,
      });
    },
  };
}

/**
 * Logs one line a request: who asked for what, how it ended and how long it took. Never a body, a header or a query, which
 * may hold a key.
 */
export function requestLog(log: Log, clock: Clock, factsOf: FactsOf): ApiMiddleware {
  const startedAtMs = new WeakMap<ApiEvent, number>();
  const write = (event: ApiEvent, response: APIGatewayProxyStructuredResultV2 | null | undefined) => {
    log.info('Request answered.', {
      ...idsOf(event, factsOf(event)),
      method: event.requestContext.http.method,
      status: response?.statusCode,
      durationMs: clock.now().getTime() - (startedAtMs.get(event) ?? clock.now().getTime()),
    });
  };
  return {
    before: ({ event }) => {
      startedAtMs.set(event, clock.now().getTime());
    },
    after: ({ event, response }) => write(event, response),
    onError: ({ event, response }) => write(event, response),
  };
}

/** Only what is an id: anybody may write anything into a path. */
function idsOf({ requestContext }: ApiEvent, { operationId, caller, params = {} }: RequestFacts = {}) {
  const { mappingId, runId } = params;
  return {
    requestId: requestContext.requestId,
    operationId,
    teamId: caller?.teamId,
    userId: caller?.userId,
    repositoryId: mappingId === undefined ? undefined : repositoryIdOf(mappingId),
    runId: z.guid().safeParse(runId).data,
  };
}
