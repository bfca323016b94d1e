import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { anApi } from '../../../support/an-api.ts';

describe('the OpenAPI document', () => {
  it('is served to everybody, without a token', async () => {
    const answer = await anApi().send('GET /v1/openapi.json', { claims: null });
    expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });

  it('equals the committed one; `npm run openapi` rewrites that', async () => {
    const committed = await readFile(new URL('../../../../functions/api/openapi.json', import.meta.url), 'utf8');
    const { body } = await anApi().send('GET /v1/openapi.json', { claims: null });
    expect(JSON.parse(committed)).toEqual(body);
  });
});
