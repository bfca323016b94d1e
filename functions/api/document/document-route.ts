import * as z from 'zod';
import type { PublicRoute, Route } from '../core/route.ts';
import { openApiDocument } from './openapi-document.ts';

/** The route that serves the description of all others, and of itself. */
export function documentRoute(routesOf: () => readonly Route[]): PublicRoute {
  let document: object | undefined;
  return {
    access: 'public',
    method: 'GET',
    path: '/v1/openapi.json',
    operationId: 'getOpenApiDocument',
    tag: 'Description',
    summary: 'This document',
    responses: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    handle: async () => {
      document ??= openApiDocument(routesOf());
      return { status: 200, body: document };
    },
  };
}
