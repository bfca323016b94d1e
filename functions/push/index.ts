import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createContainer } from './container.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

keepYoungGenerationSmall();

const container = createContainer(process.env);

/** Entry of the push function: a batch of the sync queue. */
export const handler = middy(container.handler).use(injectLambdaContext(container.log, { resetKeys: true }));
