import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { componentSchemas } from '../../../../functions/api/document/component-schemas.ts';
import { openApiDocument } from '../../../../functions/api/document/openapi-document.ts';
import { routes } from '../../../../functions/api/routes.ts';
import { managedRoutes } from '../../../support/api-requests.ts';
import { requireStorable } from '../../../support/storable.ts';
import { type JsonSchema, valuesOf } from './values-of-schema.ts';

const schemas = componentSchemas();
const document = openApiDocument(routes) as { components: { schemas: Record<string, JsonSchema> } };
const bodies = managedRoutes.flatMap(({ body, operationId }) => (body ? [{ body, operationId }] : []));
const anyBody = fc.constantFrom(...bodies).chain(({ body }) =>
  valuesOf(schemas.describe(body, 'input') as JsonSchema, document.components.schemas).map((value) => ({
    body,
    value,
  })),
);

describe('what the API takes', () => {
  test.prop([anyBody], { numRuns: 3_000 })('holds no number that the table could not hold', ({ body, value }) => {
    const taken = body.safeParse(value);
    if (taken.success) requireStorable(taken.data);
  });
});
