import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { componentSchemas } from '../../../../../functions/api/document/component-schemas.ts';
import { openApiDocument } from '../../../../../functions/api/document/openapi-document.ts';
import { rulesOf } from '../../../../../functions/api/document/worded-rules.ts';
import { routes } from '../../../../../functions/api/routes.ts';
import { managedRoutes } from '../../../../support/api-requests.ts';

type Schema = z.core.$ZodTypes;

/** A schema and every schema in it. */
function schemasIn(schema: Schema): Schema[] {
  const { def } = schema._zod;
  const inner: unknown[] = [
    ...('shape' in def ? Object.values(def.shape) : []),
    ...('options' in def ? def.options : []),
    ...['element', 'innerType', 'in', 'out', 'keyType', 'valueType'].map((name) => Reflect.get(def, name)),
  ];
  return [schema, ...inner.filter((one) => one instanceof z.core.$ZodType).flatMap((one) => schemasIn(one as Schema))];
}

/** Every schema that something sent is checked by, with where. */
const inputs = managedRoutes.flatMap(({ operationId, params, query, body }) =>
  [params, query, body].flatMap((schema) =>
    schema === undefined ? [] : schemasIn(schema as unknown as Schema).map((one) => ({ operationId, schema: one })),
  ),
);

/** What the document says of a schema in words. */
function descriptionOf(schema: Schema): string {
  const components = componentSchemas();
  const described = components.describe(schema as unknown as z.ZodType, 'input');
  const named = String(described['$ref'] ?? '')
    .split('/')
    .at(-1);
  return String((components.schemas[named ?? ''] ?? described)['description']);
}

const document = JSON.parse(JSON.stringify(openApiDocument(routes)));
const { schemas } = document.components;

describe('the OpenAPI document', () => {
  it('says of every refinement what it asks for', () => {
    const refined = inputs.filter(({ schema }) => rulesOf(schema).length > 0);
    expect(refined.length).toBeGreaterThan(5);
    for (const { operationId, schema } of refined) {
      for (const rule of rulesOf(schema)) {
        expect(rule, operationId).toMatch(/^(It|`[\w.]+`) must .+[^.]\.$/);
        expect(descriptionOf(schema), operationId).toContain(rule);
      }
    }
  });

  it('says of every text that is changed before it is checked how it is changed', () => {
    const changed = inputs.filter(({ schema }) =>
      (schema._zod.def.checks ?? []).some(({ _zod: { def } }) => def.check === 'overwrite'),
    );
    expect(changed.length).toBeGreaterThan(3);
    for (const { operationId, schema } of changed) {
      expect(descriptionOf(schema), operationId).toContain('Spaces around it are cut off');
    }
  });

  it.each([
    ['branch', () => schemas.CreateMappingBody.properties.branch.description],
    ['repositoryId', () => schemas.CreateMappingBody.properties.repositoryId.description],
    ['repositoryId in a batch', () => schemas.MappingRequest.properties.repositoryId.description],
    ['product.name', () => schemas.ProductChoice.anyOf[1].properties.name.description],
  ])('says that %s holds no control characters', (_field, describedAs) => {
    expect(describedAs()).toMatch(/must (hold no|not hold) control characters/);
  });

  it('says that sections exclude add and remove, in words and for validators', () => {
    expect(schemas.ChangeAsvsBody).toMatchObject({
      description: expect.stringContaining('`sections` must not come together with "add" or "remove".'),
      not: { anyOf: [{ required: ['sections', 'add'] }, { required: ['sections', 'remove'] }] },
    });
  });

  it('says which URLs can be connected', () => {
    const { description } = schemas.ConnectBody.properties.url;
    for (const rule of ['https', '443 or 8443', 'user name', 'query', '`..`', 'public internet']) {
      expect(description).toContain(rule);
    }
  });

  it('says how large a body may be, and that what is not known is refused', () => {
    expect(document.info.description).toContain('64 KiB');
    expect(document.info.description).toContain('refused');
  });

  it.each(managedRoutes)(
    'says that API Gateway itself answers $operationId with 401 and 429, in its own words',
    (route) => {
      const { responses } = document.paths[route.path][route.method.toLowerCase()];
      for (const status of ['401', '429']) {
        expect(Object.keys(responses[status].content)).toEqual(['application/json']);
        expect(responses[status].content['application/json'].schema).toEqual({
          $ref: '#/components/schemas/GatewayMessage',
        });
      }
      for (const status of ['500', '503']) {
        expect(responses[status].content).toHaveProperty(['application/json']);
      }
      expect(responses['500'].content).toHaveProperty(['application/problem+json']);
    },
  );
});
