import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { typesOf } from '../../../../../functions/api/client/generator/types-of.ts';
import { componentSchemas } from '../../../../../functions/api/document/component-schemas.ts';
import { openApiDocument } from '../../../../../functions/api/document/openapi-document.ts';
import { routes } from '../../../../../functions/api/routes.ts';
import { problemSchema } from '../../../../../shared/contracts/management-api/problem.ts';
import { anApi } from '../../../../support/an-api.ts';

const committedFile = new URL('../../../../../functions/api/openapi.json', import.meta.url);
const committedTypes = new URL('../../../../../functions/api/client/api-types.ts', import.meta.url);

/** Bodies that routes take and give, by operation. */
const bodies = routes.flatMap((route): [string, z.ZodType][] => [
  ...(route.access === 'manager' && route.body
    ? [[`what ${route.operationId} takes`, route.body] as [string, z.ZodType]]
    : []),
  ...Object.entries(route.responses).flatMap(([status, { schema }]): [string, z.ZodType][] =>
    schema && route.access === 'manager' ? [[`what ${route.operationId} answers with ${status}`, schema]] : [],
  ),
]);

describe('the OpenAPI document', () => {
  it('is served to everybody, without a token', async () => {
    const answer = await anApi().send('GET /v1/openapi.json', { claims: null });
    expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });

  it('equals the committed one; `npm run openapi` rewrites that', async () => {
    const { body } = await anApi().send('GET /v1/openapi.json', { claims: null });
    expect(JSON.parse(await readFile(committedFile, 'utf8'))).toEqual(body);
  });

  it('has the types that are committed for its clients; `npm run openapi` rewrites them too', async () => {
    const types = await typesOf(openApiDocument(routes));
    expect(await readFile(committedTypes, 'utf8')).toBe(types);
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const document = JSON.parse(JSON.stringify(openApiDocument(routes)));
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('names every operation once', () => {
    const ids = routes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([...bodies, ['a problem', problemSchema] as const])('shows an example of %s that fits', (_what, schema) => {
    const examples = z.array(z.unknown()).min(1).parse(schema.meta()?.['examples']);
    for (const example of examples) expect(schema.parse(example)).toMatchObject(example as object);
  });

  it('refuses two different schemas of one name', () => {
    const components = componentSchemas();
    const named = (field: string) => z.object({ [field]: z.string() }).meta({ id: `Twin${field.length}` });
    components.describe(z.object({ one: named('a') }), 'output');
    components.describe(z.object({ one: named('aa') }), 'output');
    expect(() => components.describe(z.object({ one: named('b') }), 'output')).toThrow('Twin1');
  });
});
