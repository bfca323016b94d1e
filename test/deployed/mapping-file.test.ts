import { afterAll, expect, it } from 'vitest';
import { callApi, endpoints, listRuns } from './stage.ts';

const { url, apiKey } = endpoints.defectDojo;
const token = endpoints.tokens.otherTeam;
const call = (method: string, path: string, body?: unknown) => callApi(method, path, { token, body });

afterAll(() => call('DELETE', '/v1/connection?mappings=remove'));

it('mappings come from a file, which a preview explains, and go back into one', async () => {
  expect((await call('PUT', '/v1/connection', { url, apiKey })).status).toBeLessThan(300);
  const mappings = [
    { repositoryId: 'acme/as-code-a', product: { name: 'As code' } },
    { repositoryId: 'acme/as-code-b', product: { name: 'As code' }, branch: 'main' },
  ];
  const preview = await call('PUT', '/v1/mappings?dryRun=true', { mappings });
  expect(preview).toMatchObject({ status: 200, body: { dryRun: true, complete: false, counts: { add: 2 } } });
  expect((await call('GET', '/v1/mapping-file')).body).toEqual({ mappings: [] });

  const put = await call('PUT', '/v1/mappings', { mappings });
  expect(put).toMatchObject({ status: 200, body: { complete: true, counts: { add: 2, failed: 0 } } });
  const [first] = put.body['items'] as { links: { mapping: string } }[];
  expect(Array.isArray(await listRuns(String(first?.links.mapping.split('/').at(-1)), token))).toBe(true);

  const file = (await call('GET', '/v1/mapping-file')).body;
  expect(file).toMatchObject({ mappings: [{ product: { name: 'As code' } }, { branch: 'main' }] });
  const again = await call('PUT', '/v1/mappings?missing=remove', file);
  expect(again.body).toMatchObject({ complete: true, counts: { unchanged: 2, remove: 0 } });

  const [kept] = file['mappings'] as object[];
  const refused = await call('PUT', '/v1/mappings?missing=remove&maxRemovals=0', { mappings: [kept] });
  expect(refused).toMatchObject({ status: 409, body: { code: 'too_many_removals' } });
  const removed = await call('PUT', '/v1/mappings?missing=remove&maxRemovals=1', { mappings: [kept] });
  expect(removed.body).toMatchObject({ complete: true, counts: { remove: 1, unchanged: 1 } });
});
