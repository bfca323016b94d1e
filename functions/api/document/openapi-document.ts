import { problemCatalogue } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import { bodyMaxBytes } from '../core/request-input.ts';
import type { Route } from '../core/route.ts';
import { componentSchemas, type JsonSchema } from './component-schemas.ts';
import { operationOf } from './operation.ts';

const description = `Connects a team of Gecko to its DefectDojo, maps repositories to products, and shows what syncs did.

Every error is an RFC 9457 problem with a stable \`code\`, a sentence in \`detail\` and what to do in \`advice\`; \`field\` names
the form field to show it at. \`x-problems\` lists every code. A request that API Gateway itself turns away (401 without a valid
token, 429 above the rate limit) has a plain JSON body \`{"message": …}\` instead.

A body is JSON in UTF-8 of at most ${bodyMaxBytes / 1024} KiB. Fields and query parameters that are not described here are refused.

Send \`If-Match\` with the \`ETag\` you read to change exactly that version. Lists are read page by page: pass \`nextCursor\` as
\`cursor\` until there is none. Fields that have nothing to tell are left out.`;

/** Describes the API as OpenAPI 3.1, from the very declarations that run it. */
export function openApiDocument(routes: readonly Route[]): JsonSchema {
  const components = componentSchemas();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gecko to DefectDojo: management API', version: 'v1', description },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            "Access token of Gecko's identity provider with team and role. The role must be Admin or Manager, alone: of a list " +
            'of several, API Gateway does not tell where a role with a space in it ends, so it is refused.',
        },
      },
      schemas: components.schemas,
    },
    'x-problems': problemCatalogue,
  };
}
