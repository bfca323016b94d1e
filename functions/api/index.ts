import { createContainer } from './container.ts';
import { createHandler } from './handler.ts';
import { routes } from './routes.ts';

/** Entry point of the Lambda function behind the HTTP API. */
export const handler = createHandler({ ...createContainer(process.env), routes });
