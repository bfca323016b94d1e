import * as fc from 'fast-check';
import type { ManagedRoute } from '../../../../functions/api/core/route.ts';
import { componentSchemas } from '../../../../functions/api/document/component-schemas.ts';
import { openApiDocument } from '../../../../functions/api/document/openapi-document.ts';
import { routes } from '../../../../functions/api/routes.ts';
import type { ApiRequest } from '../../../support/an-api.ts';
import { managedRoutes, targetOf } from '../../../support/api-requests.ts';
import { type JsonSchema, valuesOf } from './values-of-schema.ts';

/** A request for one of the routes. */
export interface RouteRequest {
  readonly route: ManagedRoute;
  readonly target: string;
  readonly request: ApiRequest;
}

const document = openApiDocument(routes) as { components: { schemas: Record<string, JsonSchema> } };
const components = document.components.schemas;
const schemas = componentSchemas();

/** Id of a run, sync or preview that may exist. */
export const knownId = '01a20525-0000-7000-8000-000000000001';

const repositoryIds = ['acme/shop', 'acme/site', 'gitlab:acme/platform/billing'];
const mappingIds = repositoryIds.map((id) => Buffer.from(id).toString('base64url'));
const pathSafe = fc.string({ unit: fc.constantFrom(...'AZaz09-_.~%=+:'), minLength: 1, maxLength: 60 });
const params = fc.record({
  mappingId: fc.oneof({ arbitrary: fc.constantFrom(...mappingIds), weight: 8 }, { arbitrary: pathSafe, weight: 1 }),
  runId: fc.oneof(fc.constant(knownId), fc.uuid({ version: 7 }), pathSafe),
  syncId: fc.oneof(fc.constant(knownId), fc.uuid({ version: 7 }), pathSafe),
  previewId: fc.oneof(fc.constant(knownId), fc.uuid({ version: 7 }), pathSafe),
  version: fc.oneof({ arbitrary: fc.constantFrom('5.0.0', '4.0.3'), weight: 8 }, { arbitrary: pathSafe, weight: 1 }),
});
const ifMatch = fc.constantFrom(undefined, undefined, undefined, undefined, '"1"', '"2"', '*', 'W/"1"', 'nonsense');

/** Bodies by the schema of a route; where a URL, repository or product is asked for, often one that exists. */
function bodiesFor(route: ManagedRoute, existing: { url: string; apiKey: string }): fc.Arbitrary<unknown> {
  if (!route.body) return fc.constant(undefined);
  const bySchema = valuesOf(schemas.describe(route.body, 'input') as JsonSchema, components);
  const product = fc.constantFrom({ id: 1 }, { name: 'Shop' }, { name: 'SHOP' }, { name: 'New' });
  const sections = fc.array(fc.constantFrom('V1', 'v6', 'V14', 'V15', 'V17', 'V18', 'V6.2'), { maxLength: 4 });
  const likely: Record<string, fc.Arbitrary<unknown>> = {
    connect: fc.constant(existing),
    createMapping: fc.record({ repositoryId: fc.constantFrom(...repositoryIds), product }),
    changeMapping: fc.record({ product }),
    approveHold: fc.constant({ runId: knownId }),
    discardHold: fc.constant({ runId: knownId }),
    changeAsvsProfile: fc.oneof(fc.record({ add: sections, remove: sections }), fc.record({ sections })),
    changeConnectionSettings: fc.record({ asvsVersion: fc.constantFrom('5.0.0', '4.0.3') }),
  };
  return fc.oneof(bySchema, likely[route.operationId] ?? bySchema);
}

function queriesFor(route: ManagedRoute): fc.Arbitrary<Record<string, string> | undefined> {
  const names = Object.keys(route.query?.shape ?? {});
  const value = fc.oneof(fc.constantFrom('1', '2', '100', '0', ''), fc.string({ unit: 'binary', maxLength: 40 }));
  const known = fc.dictionary(fc.constantFrom(...names, 'unknown'), value, { maxKeys: 2 });
  return fc.oneof(
    { arbitrary: fc.constant(undefined), weight: names.length > 0 ? 1 : 9 },
    { arbitrary: known, weight: 1 },
  );
}

/** Requests for every route: valid, invalid and hostile ones. */
export function anyRequest(existing: { url: string; apiKey: string }): fc.Arbitrary<RouteRequest> {
  return fc.constantFrom(...managedRoutes).chain((route) =>
    fc
      .record({ params, body: bodiesFor(route, existing), query: queriesFor(route), ifMatch })
      .map(({ params: inPath, body, query, ifMatch: tag }) => ({
        route,
        target: targetOf(route, inPath),
        request: {
          ...(body === undefined ? {} : { body }),
          ...(query === undefined ? {} : { query }),
          ...(tag === undefined ? {} : { headers: { 'if-match': tag } }),
        },
      })),
  );
}
