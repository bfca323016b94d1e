import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createContainer } from './container.ts';

const container = createContainer(process.env);

/** Entry of the sweep function: called by the schedule. */
export const handler = middy(container.handler).use(injectLambdaContext(container.log, { resetKeys: true }));
