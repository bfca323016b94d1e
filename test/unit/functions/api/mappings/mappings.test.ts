import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const repositoryId = 'gitlab:acme/platform/shop';

describe('mapping a repository', () => {
  it('to an existing product shows the mapping with links, and asks for the first sync', async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProduct('Shop');
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { id }, branch: 'main' } });
    const self = `/v1/mappings/${answer.body['id']}`;
    expect(answer).toMatchObject({ status: 201, headers: { location: self, etag: answer.body['etag'] } });
    expect(answer.body).toMatchObject({
      repositoryId,
      product: { id, name: 'Shop' },
      branch: 'main',
      state: { status: 'waiting', code: 'queued' },
      links: {
        self,
        runs: `${self}/runs`,
        syncs: `${self}/syncs`,
        defectDojoProduct: `${dojo.url}/product/${id}`,
        geckoVulnerabilities: 'https://app.gecko.example/repo/gitlab:acme%2Fplatform%2Fshop/vulnerabilities',
      },
    });
    expect(api.queue.requested).toMatchObject([{ repositoryId, reason: 'mapping_created' }]);
    expect(await api.send(`GET ${self}`)).toMatchObject({ status: 200, body: answer.body });
  });

  it('has an id that needs no encoding in a path', async () => {
    const { api, dojo } = await aConnectedApi();
    const answer = await api.send('POST /v1/mappings', {
      body: { repositoryId: 'grüße/ßhop', product: { id: dojo.addProduct('Shop') } },
    });
    expect(answer.body['id']).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('creates the product if no product has the name', async () => {
    const { api, dojo } = await aConnectedApi();
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { name: ' Shop ' } } });
    expect(answer).toMatchObject({ status: 201, body: { product: { name: 'Shop' } } });
    expect(dojo.store.products.list()).toMatchObject([{ name: 'Shop', prod_type: 1 }]);
  });

  it.each([
    ['Shop\u202egnp', 'must hold no marks that turn the direction of text'],
    ['\u2066Shop\u2069', 'must hold no marks that turn the direction of text'],
    ['\u200fShop', 'must hold no marks that turn the direction of text'],
    ['\u200b\u3164\ufe0f', 'must not be empty'],
    ['', 'must not be empty'],
  ])('to a product called %j is refused, with what has to change', async (name, detail) => {
    const { api, dojo } = await aConnectedApi();
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { name } } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', field: 'product.name' } });
    expect(answer.body['detail']).toContain(detail);
    expect(dojo.store.products.list()).toEqual([]);
  });

  it('takes the product that has exactly the name, even beside one in another case', async () => {
    const { api, dojo } = await aConnectedApi();
    dojo.addProduct('SHOP');
    const id = dojo.addProduct('Shop');
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { name: 'Shop' } } });
    expect(answer.body).toMatchObject({ product: { id } });
    expect(dojo.store.products.list()).toHaveLength(2);
  });

  it('offers the products that differ only in case instead of making a near-twin', async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProduct('SHOP');
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { name: 'Shop' } } });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'product_name_differs_in_case', field: 'product.name', candidates: [{ id, name: 'SHOP' }] },
    });
    expect(dojo.store.products.list()).toHaveLength(1);
  });

  it('makes one product when two repositories are mapped to one new name at the same moment', async () => {
    const { api, dojo } = await aConnectedApi();
    const answers = await Promise.all(
      ['acme/one', 'acme/two'].map((each) =>
        api.send('POST /v1/mappings', { body: { repositoryId: each, product: { name: 'Shop' } } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(dojo.store.products.list()).toHaveLength(1);
  });

  it.each([
    ['a product that the key cannot see', { id: 99 }, 'product_not_visible', 'product.id'],
    [
      'a product type that the key cannot see',
      { name: 'New', productTypeId: 99 },
      'product_type_not_visible',
      'product.productTypeId',
    ],
  ])('refuses %s', async (_case, product, code, field) => {
    const { api } = await aConnectedApi();
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product } });
    expect(answer).toMatchObject({ status: 422, body: { code, field } });
    expect(api.queue.requested).toEqual([]);
  });

  it('refuses a product that the key may look at but not import into', async () => {
    const { api, dojo, user } = await aConnectedApi({ version: '2.58.4', role: 'Reader' });
    const id = dojo.addProduct('Shop');
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { id } } });
    expect(user.apiKey).toBeDefined();
    expect(answer).toMatchObject({ status: 422, body: { code: 'may_not_import', field: 'product' } });
  });

  it('refuses a new product where the key may not create any', async () => {
    const { api } = await aConnectedApi({ version: '2.58.4', role: 'Writer' });
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product: { name: 'New' } } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'may_not_create_products', field: 'product.name' } });
  });

  it('creates products in the default product type of the connection', async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProductType('Gecko');
    await api.send('PATCH /v1/connection/settings', { body: { defaultProductTypeId: id } });
    await api.send('POST /v1/mappings', { body: { repositoryId, product: { name: 'New' } } });
    expect(dojo.store.products.list()).toMatchObject([{ name: 'New', prod_type: id }]);
  });

  it('answers a repeated request with the mapping there is, and one for another product with a conflict', async () => {
    const { api, dojo } = await aConnectedApi();
    const [first, second] = [dojo.addProduct('First'), dojo.addProduct('Second')];
    const map = (id: number) => api.send('POST /v1/mappings', { body: { repositoryId, product: { id } } });
    expect((await map(first)).status).toBe(201);
    expect((await map(first)).status).toBe(200);
    expect(await map(second)).toMatchObject({ status: 409, body: { code: 'already_mapped', field: 'repositoryId' } });
  });

  it('needs a connection', async () => {
    const answer = await anApi().send('POST /v1/mappings', { body: { repositoryId, product: { id: 1 } } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  });
});

describe('changing a mapping', () => {
  it('moves it to another product and back to the default branch, and asks for a sync', async () => {
    const { api, dojo } = await aConnectedApi();
    const [first, second] = [dojo.addProduct('First'), dojo.addProduct('Second')];
    const made = await api.send('POST /v1/mappings', {
      body: { repositoryId, product: { id: first }, branch: 'develop' },
    });
    const path = `/v1/mappings/${made.body['id']}`;
    const answer = await api.send(`PATCH ${path}`, { body: { product: { id: second }, branch: null } });
    expect(answer).toMatchObject({ status: 200, body: { product: { id: second, name: 'Second' } } });
    expect(answer.body).not.toHaveProperty('branch');
    expect(answer.headers['etag']).not.toBe(made.headers['etag']);
    expect(api.queue.requested.at(-1)).toMatchObject({ reason: 'mapping_changed' });
  });

  it('never gives a mapping that was removed and made again an ETag that it had before', async () => {
    let nowMs = Date.now();
    const { api, dojo } = await aConnectedApi({ clock: { now: () => new Date(nowMs) } });
    const body = { repositoryId, product: { id: dojo.addProduct('Shop') } };
    const first = await api.send('POST /v1/mappings', { body });
    nowMs += 1;
    expect((await api.send(`DELETE /v1/mappings/${first.body['id']}`)).status).toBe(204);
    const second = await api.send('POST /v1/mappings', { body });
    expect(second.headers['etag']).not.toBe(first.headers['etag']);
  });
});

describe('the list of mappings', () => {
  it('is read page by page, in the order of repository ids, and holds one team only', async () => {
    const api = anApi();
    for (const name of ['c', 'a', 'b']) await api.teams.createMapping(aMapping(aRepository(`acme/${name}`)));
    await api.teams.createMapping(aMapping(aRepository('acme/other', 'team-2')));
    const first = await api.send('GET /v1/mappings', { query: { limit: '2' } });
    const cursor = String(first.body['nextCursor']);
    const second = await api.send('GET /v1/mappings', { query: { limit: '2', cursor } });
    const idsOf = ({ body }: typeof first) =>
      (body['items'] as { repositoryId: string }[]).map((row) => row.repositoryId);
    expect([idsOf(first), idsOf(second)]).toEqual([['acme/a', 'acme/b'], ['acme/c']]);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('refuses a cursor of another team, of another list, and of nobody', async () => {
    const api = anApi();
    for (const name of ['a', 'b']) await api.teams.createMapping(aMapping(aRepository(`acme/${name}`)));
    const { body } = await api.send('GET /v1/mappings', { query: { limit: '1' } });
    const cursor = String(body['nextCursor']);
    const refused = { status: 400, body: { code: 'cursor_invalid', field: 'query.cursor' } };
    const claims = managerOf('team-2');
    expect(await api.send('GET /v1/mappings', { query: { cursor }, claims })).toMatchObject(refused);
    expect(await api.send('GET /v1/mappings', { query: { cursor: 'WyJhIiwiYiJd' } })).toMatchObject(refused);
    expect(await api.send('GET /v1/mappings', { query: { cursor: '%%%' } })).toMatchObject(refused);
  });
});

describe('removing a mapping', () => {
  it('forgets it, and leaves what is in DefectDojo', async () => {
    const api = anApi();
    const key = aRepository();
    await api.teams.createMapping(aMapping(key));
    const path = `/v1/mappings/${Buffer.from(key.repositoryId).toString('base64url')}`;
    expect((await api.send(`DELETE ${path}`)).status).toBe(204);
    expect((await api.send('GET /v1/mappings')).body).toEqual({ items: [] });
    expect(await api.send(`DELETE ${path}`)).toMatchObject({ status: 404, body: { code: 'mapping_not_found' } });
  });
});

describe('a repository that leaves a product', () => {
  const shared = async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProduct('Shop');
    const map = (repository: string) =>
      api.send('POST /v1/mappings', { body: { repositoryId: repository, product: { id } } });
    const leaving = await map('acme/leaving');
    await map('acme/staying');
    await map('acme/staying-too');
    return {
      api,
      dojo,
      asked: () => api.queue.requested.slice(3),
      self: `/v1/mappings/${leaving.body['id']}`,
      etag: String(leaving.body['etag']),
    };
  };

  it('lets one that stays look at the tags that they shared', async () => {
    const { api, asked, self, etag } = await shared();
    expect(await api.send(`DELETE ${self}`, { headers: { 'if-match': etag } })).toMatchObject({ status: 204 });
    expect(asked()).toMatchObject([{ repositoryId: 'acme/staying', reason: 'product_shared_no_more' }]);
  });

  it('does so too when it moves to another product', async () => {
    const { api, dojo, asked, self } = await shared();
    await api.send(`PATCH ${self}`, { body: { product: { id: dojo.addProduct('Other') } } });
    expect(asked()).toMatchObject([
      { repositoryId: 'acme/leaving', reason: 'mapping_changed' },
      { repositoryId: 'acme/staying', reason: 'product_shared_no_more' },
    ]);
    await api.send(`PATCH ${self}`, { body: { branch: 'main' } });
    expect(asked()).toHaveLength(3);
  });
});
