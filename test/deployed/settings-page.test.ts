import { describe, expect, it } from 'vitest';
import { type Answer, callApi, endpoints } from './stage.ts';

const token = endpoints.tokens.otherTeam;
const { url, apiKey, controlUrl } = endpoints.defectDojo;
const repositoryId = 'gitlab:acme/platform/shop';

const call = (method: string, path: string, body?: object): Promise<Answer> =>
  callApi(method, path, { token, ...(body ? { body } : {}) });
const connect = (body: { url: string; apiKey: string }) => call('PUT', '/v1/connection', body);

/** A key of the DefectDojo stand-in that opens nothing. */
async function keyWithoutRights(): Promise<string> {
  const response = await fetch(`${controlUrl}/keys`, { method: 'POST', body: JSON.stringify({ grants: [] }) });
  const { key } = (await response.json()) as { key: string };
  return key;
}

describe('the settings page, as a manager of a team uses it', () => {
  it('starts disconnected', async () => {
    expect(await call('GET', '/v1/connection')).toMatchObject({ status: 200, body: { status: 'disconnected' } });
  });

  it('shows inline what is wrong with URL or key, and saves nothing', async () => {
    const wrong = [
      [
        { url: 'dojo.example.com', apiKey },
        { code: 'url_invalid', field: 'url' },
      ],
      [
        { url: 'http://127.0.0.1:1', apiKey },
        { code: 'connection_refused', field: 'url' },
      ],
      [
        { url: 'https://10.0.0.1', apiKey },
        { code: 'address_not_public', field: 'url' },
      ],
      [
        { url: endpoints.gecko.url, apiKey },
        { code: 'not_defectdojo', field: 'url' },
      ],
      [
        { url, apiKey: 'wrong-key' },
        { code: 'key_rejected', field: 'apiKey' },
      ],
      [
        { url, apiKey: await keyWithoutRights() },
        { code: 'no_product_type_visible', field: 'apiKey' },
      ],
    ] as const;
    for (const [body, problem] of wrong) {
      expect(await connect(body)).toMatchObject({ status: 422, body: problem });
    }
    expect(await call('GET', '/v1/connection')).toMatchObject({ body: { status: 'disconnected' } });
  });

  it('connects with the right key and shows instance, version and user', async () => {
    const answer = await connect({ url: `${url}/`, apiKey });
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'connected', url, defectDojo: { userName: 'admin' } },
    });
    expect(JSON.stringify(answer.body)).not.toContain(apiKey);
    expect(await call('POST', '/v1/connection/verify')).toMatchObject({ status: 200, body: { status: 'connected' } });
  });

  it('maps a repository to a new product, then to one that exists, and removes the mapping', async () => {
    const made = await call('POST', '/v1/mappings', { repositoryId, product: { name: 'Settings page' } });
    expect(made).toMatchObject({ status: 201, body: { repositoryId, product: { name: 'Settings page' } } });
    const { items } = (await call('GET', '/v1/products?search=settings')).body as { items: { id: number }[] };
    expect(items).toHaveLength(1);
    const path = `/v1/mappings/${made.body['id']}`;
    expect(await call('PATCH', path, { branch: 'develop' })).toMatchObject({
      status: 200,
      body: { branch: 'develop' },
    });
    expect(await call('GET', '/v1/mappings')).toMatchObject({ body: { items: [{ id: made.body['id'] }] } });
    expect(await call('GET', '/v1/connection')).toMatchObject({ body: { repositoriesMapped: 1 } });
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    const again = await call('POST', '/v1/mappings', { repositoryId, product: { id: items[0]?.id } });
    expect(again.status).toBe(201);
    expect((await call('DELETE', path)).status).toBe(204);
  });

  it('changes the toggles', async () => {
    const answer = await call('PATCH', '/v1/connection/settings', { pushOnScanComplete: false });
    expect(answer).toMatchObject({ status: 200, body: { settings: { pushOnScanComplete: false } } });
  });

  it('disconnects, and connects again with the same settings', async () => {
    expect((await call('DELETE', '/v1/connection')).status).toBe(204);
    expect(await call('GET', '/v1/products')).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    const again = await connect({ url, apiKey });
    expect(again).toMatchObject({ status: 201, body: { settings: { pushOnScanComplete: false } } });
  });
});
