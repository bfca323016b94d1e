import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Patience } from '../../shared/adapters/patience.ts';
import type { ClaimNames } from './core/authorization.ts';
import { type ApiEvent, dispatch, type RequestFacts } from './core/dispatch.ts';
import type { Route } from './core/route.ts';
import type { Services } from './core/services.ts';
import { problemResponses, requestLog } from './middleware.ts';

/** What the API is made of. */
export interface ApiParts {
  readonly routes: readonly Route[];
  readonly services: Services;
  readonly claims: ClaimNames;
  readonly patience: Pick<Patience, 'begin'>;
  readonly logger: Logger;
}

/** Builds the Lambda handler of the management API. */
export function createHandler({ logger, patience, ...parts }: ApiParts) {
  const facts = new WeakMap<ApiEvent, RequestFacts>();
  return middy<ApiEvent, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(requestLog(logger, parts.services.clock, (event) => facts.get(event)))
    .use(problemResponses(logger, (event) => facts.get(event)))
    .handler((event, context) => {
      patience.begin(context.getRemainingTimeInMillis());
      const ofRequest: RequestFacts = {};
      facts.set(event, ofRequest);
      return dispatch(event, parts, ofRequest);
    });
}
