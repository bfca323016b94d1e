import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { createExportClient, problemIn } from '../../../../../functions/api/client/export-client.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';

/** A client of an API in this process, in the place of API Gateway: it lets whoever has a token through as a manager. */
function aClient(token = 'a-token') {
  const api = anApi();
  return createExportClient({
    baseUrl: 'http://api.example',
    token: () => token,
    fetch: async (request) => {
      if (request.headers.get('authorization') !== 'Bearer a-token') {
        return Response.json({ message: 'Unauthorized' }, { status: 401 });
      }
      const { pathname, searchParams } = new URL(request.url);
      const rawBody = await request.text();
      const answer = await api.send(`${request.method} ${pathname}`, {
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(request.headers),
        claims: managerOf('team-1'),
        ...(rawBody && { rawBody }),
      });
      return new Response(answer.text || null, { status: answer.status, headers: answer.headers });
    },
  });
}

describe('the typed client', () => {
  it('gives what a call answers, in its type', async () => {
    const { data } = await aClient().GET('/v1/connection');
    expect(data).toMatchObject({ status: 'disconnected', repositoriesMapped: 0 });
    expectTypeOf(data).toEqualTypeOf<Connection | undefined>();
  });

  it('gives a problem by its code, of which the compiler knows those of this very call', async () => {
    const { error } = await aClient().PUT('/v1/connection', { body: { url: 'dojo', apiKey: 'a-key' } });
    const problem = problemIn(error);
    expect(problem).toMatchObject({ code: 'url_invalid', field: 'url', advice: expect.any(String) });
    type Code = NonNullable<NonNullable<typeof problem>['code']>;
    expectTypeOf<'key_rejected'>().toExtend<Code>();
    expectTypeOf<'hold_replaced'>().not.toExtend<Code>();
  });

  it('gives no problem where API Gateway itself turned the call away', async () => {
    const { error, response } = await aClient('an old token').GET('/v1/connection');
    expect(response.status).toBe(401);
    expect(problemIn(error)).toBeUndefined();
  });

  it('fills in paths and queries', async () => {
    const { error } = await aClient().GET('/v1/mappings/{mappingId}/runs', {
      params: { path: { mappingId: '!' }, query: { limit: 5 } },
    });
    expect(problemIn(error)?.instance).toBe('/v1/mappings/!/runs');
  });
});
