import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ApiEvent, RequestFacts } from './core/dispatch.ts';
import { summaryOf } from './core/error-summary.ts';
import { problemOf, renderProblem } from './core/responses.ts';

type ApiMiddleware = MiddlewareObj<ApiEvent, APIGatewayProxyStructuredResultV2>;

/** Answers whatever was thrown with a problem, and logs what was our own fault. */
export function problemResponses(log: Log): ApiMiddleware {
  return {
    onError: (request) => {
      const { event, error } = request;
      const problem = problemOf(error);
      if (problem.status >= 500) log.error('The request failed.', { failure: summaryOf(error) });
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
export function requestLog(
  log: Log,
  clock: Clock,
  factsOf: (event: ApiEvent) => RequestFacts | undefined,
): ApiMiddleware {
  const startedAtMs = new WeakMap<ApiEvent, number>();
  const write = (event: ApiEvent, response: APIGatewayProxyStructuredResultV2 | null | undefined) => {
    const { operationId, caller } = factsOf(event) ?? {};
    log.info('Request answered.', {
      requestId: event.requestContext.requestId,
      method: event.requestContext.http.method,
      operationId,
      teamId: caller?.teamId,
      userId: caller?.userId,
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
