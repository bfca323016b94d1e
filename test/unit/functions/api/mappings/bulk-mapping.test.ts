import { describe, expect, it } from 'vitest';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { type ApiAnswer, anApi } from '../../../../support/an-api.ts';
import { createInMemoryGeckoRepositories } from '../../../../support/in-memory-gecko-repositories.ts';

const rowsOf = ({ body }: ApiAnswer) => body['items'] as Record<string, unknown>[];
const geckoWith = (names: string[]) => ({ openGecko: async () => createInMemoryGeckoRepositories(names) });

describe('proposals', () => {
  it.each<[string, string[], object]>([
    [
      'the product called like the path',
      ['shop', 'acme/shop'],
      { status: 'existing_product', product: { name: 'acme/shop' } },
    ],
    [
      'the product called like its last part',
      ['SHOP', 'shop'],
      { status: 'existing_product', product: { name: 'shop' } },
    ],
    ['a product that differs in case only', ['Shop'], { status: 'existing_product', product: { name: 'Shop' } }],
    ['no product where several differ in case only', ['Shop', 'SHOP'], { status: 'ambiguous' }],
    [
      'a new product where none has the name',
      ['Web shop'],
      { status: 'new_product', proposal: { product: { name: 'acme/shop' } } },
    ],
  ])('name %s', async (_what, products, proposal) => {
    const { api, dojo } = await aConnectedApi(geckoWith(['gitlab:acme/shop']));
    for (const name of products) dojo.addProduct(name);
    const [row] = rowsOf(await api.send('GET /v1/mapping-proposals'));
    expect(row).toMatchObject({ repositoryId: 'gitlab:acme/shop', ...proposal });
    expect(row?.['links']).toEqual({
      geckoVulnerabilities: 'https://app.gecko.example/repo/gitlab:acme%2Fshop/vulnerabilities',
      ...('product' in proposal ? { defectDojoProduct: expect.stringContaining('/product/') } : {}),
    });
  });

  it('show what is mapped already, and names that cannot be mapped', async () => {
    const { api, dojo } = await aConnectedApi(geckoWith(['acme/shop', 'monolith']));
    await api.send('POST /v1/mappings', {
      body: { repositoryId: 'acme/shop', product: { id: dojo.addProduct('Web') } },
    });
    const answer = await api.send('GET /v1/mapping-proposals');
    expect(answer.body).toMatchObject({
      items: [{ status: 'mapped', product: { name: 'Web' }, links: { mapping: '/v1/mappings/YWNtZS9zaG9w' } }],
      unusable: ['monolith'],
      total: 2,
    });
  });

  it('are read page by page and searched, and can be sent as they are', async () => {
    const { api, dojo } = await aConnectedApi(geckoWith(['acme/a', 'nothing', 'acme/b', 'other/c']));
    const query = { limit: '2', search: 'acme' };
    const first = await api.send('GET /v1/mapping-proposals', { query: { limit: '2' } });
    const second = await api.send('GET /v1/mapping-proposals', {
      query: { limit: '2', cursor: String(first.body['nextCursor']) },
    });
    expect([first, second].map((page) => rowsOf(page).map((row) => row['repositoryId']))).toEqual([
      ['acme/a'],
      ['acme/b', 'other/c'],
    ]);
    expect(second.body).not.toHaveProperty('nextCursor');
    const found = await api.send('GET /v1/mapping-proposals', { query });
    const items = rowsOf(found).map((row) => row['proposal']);
    const batch = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(batch).toMatchObject({
      status: 200,
      body: { complete: true, items: [{ status: 'mapped' }, { status: 'mapped' }] },
    });
    expect(dojo.store.products.list().map(({ name }) => name)).toEqual(['acme/a', 'acme/b']);
  });

  it('name products as they can be called, whatever the repository is called', async () => {
    const long = `acme/${'x'.repeat(280)}`;
    const { api, dojo } = await aConnectedApi(geckoWith(['acme/\u202eshop', '\u200b/\u3164', long]));
    const items = rowsOf(await api.send('GET /v1/mapping-proposals')).map((row) => row['proposal']);
    const batch = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(batch.body).toMatchObject({ complete: true });
    expect(dojo.store.products.list().map(({ name }) => name)).toEqual([
      'acme/shop',
      '\u200b/\u3164',
      `…${'x'.repeat(254)}`,
    ]);
    const again = rowsOf(await api.send('GET /v1/mapping-proposals')).map(({ status }) => status);
    expect(again).toEqual(['mapped', 'mapped', 'mapped']);
  });

  it('find the product that is called as the repository can be called', async () => {
    const { api, dojo } = await aConnectedApi(geckoWith(['acme/\u202eshop']));
    const id = dojo.addProduct('acme/shop');
    const [row] = rowsOf(await api.send('GET /v1/mapping-proposals'));
    expect(row).toMatchObject({ status: 'existing_product', proposal: { product: { id } } });
  });

  it('need a Gecko that answers', async () => {
    const { api } = await aConnectedApi({ openGecko: async () => createUnavailableGecko() });
    expect(await api.send('GET /v1/mapping-proposals')).toMatchObject({
      status: 503,
      body: { code: 'gecko_unavailable' },
    });
    api.keys.geckoKey = async () => undefined;
    expect(await api.send('GET /v1/mapping-proposals')).toMatchObject({
      status: 409,
      body: { code: 'gecko_key_missing' },
    });
  });
});

describe('a batch of mappings', () => {
  it('tells of each row what became of it, and asks for a sync of each that is mapped', async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProduct('Shop');
    await api.send('POST /v1/mappings', { body: { repositoryId: 'acme/mapped', product: { id } } });
    const items = [
      { repositoryId: 'acme/shop', product: { id } },
      { repositoryId: 'acme/mapped', product: { id } },
      { repositoryId: 'acme/lost', product: { id: 99 } },
      { repositoryId: 'acme/twin', product: { name: 'SHOP' } },
      { repositoryId: 'acme/new', product: { name: 'New' }, branch: 'main' },
      { repositoryId: 'acme/new-too', product: { name: 'New' } },
    ];
    const answer = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(answer.body).toMatchObject({
      complete: true,
      items: [
        { repositoryId: 'acme/shop', status: 'mapped', product: { id } },
        { repositoryId: 'acme/mapped', status: 'unchanged' },
        { repositoryId: 'acme/lost', status: 'failed', problem: { code: 'product_not_visible', field: 'product.id' } },
        { repositoryId: 'acme/twin', status: 'failed', problem: { candidates: [{ id, name: 'Shop' }] } },
        { repositoryId: 'acme/new', status: 'mapped' },
        { repositoryId: 'acme/new-too', status: 'mapped' },
      ],
    });
    expect(dojo.store.products.list()).toHaveLength(2);
    expect(api.queue.requested.map(({ repositoryId }) => repositoryId)).toContain('acme/new-too');
  });

  it('stops when DefectDojo no longer answers, and can be sent again', async () => {
    const { api, dojo } = await aConnectedApi();
    const id = dojo.addProduct('Shop');
    const items = ['acme/a', 'acme/b', 'acme/c'].map((repositoryId) => ({ repositoryId, product: { id } }));
    const path = '/api/v2/products/*';
    dojo.controls.faults.order({ path, times: 1, skip: 1, effect: { kind: 'status', status: 503, when: 'before' } });
    const stopped = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(stopped.body).toMatchObject({
      complete: false,
      items: [
        { status: 'mapped' },
        { status: 'failed', problem: { code: 'defectdojo_unavailable' } },
        { status: 'not_tried' },
      ],
    });
    const again = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(again.body).toMatchObject({
      complete: true,
      items: [{ status: 'unchanged' }, { status: 'mapped' }, { status: 'mapped' }],
    });
  });

  it('begins no row when time is nearly up', async () => {
    let nowMs = Date.now();
    const { api, dojo } = await aConnectedApi({ clock: { now: () => new Date(nowMs) } });
    const id = dojo.addProduct('Shop');
    const { createMapping } = api.teams;
    api.teams.createMapping = async (...change) => {
      await createMapping(...change);
      nowMs += 16_000;
    };
    const items = ['acme/a', 'acme/b'].map((repositoryId) => ({ repositoryId, product: { id } }));
    const answer = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(answer.body).toMatchObject({ complete: false, items: [{ status: 'mapped' }, { status: 'not_tried' }] });
  });

  it.each([0, 51])('of %d rows is refused', async (rows) => {
    const items = Array.from({ length: rows }, (_, index) => ({ repositoryId: `acme/${index}`, product: { id: 1 } }));
    const answer = await anApi().send('POST /v1/mapping-batches', { body: { items } });
    expect(answer).toMatchObject({ status: 400, body: { field: 'items' } });
  });
});

function createUnavailableGecko() {
  const failure = new OutsideFailure({
    system: 'gecko',
    kind: 'transient',
    code: 'unavailable',
    message: 'Gecko is down.',
    sent: 'no',
  });
  return { repositories: () => Promise.reject(failure), close: async () => {} };
}
