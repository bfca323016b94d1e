import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { collectGarbageEarly } from './collect-garbage-early.ts';
import { createContainer } from './container.ts';
import { ownCode } from './own-code.ts';

collectGarbageEarly();

const container = createContainer(process.env, ownCode());

/** Entry of the push function: a batch of the sync queue. */
export const handler = middy(container.handler).use(injectLambdaContext(container.log, { resetKeys: true }));
