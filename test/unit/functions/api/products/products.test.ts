import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import type { ApiAnswer } from '../../../../support/an-api.ts';

const namesOf = ({ body }: ApiAnswer) => (body['items'] as { name: string }[]).map(({ name }) => name);

describe('the products of the connected instance', () => {
  it('are read page by page, by name, with a link to each', async () => {
    const { api, dojo } = await aConnectedApi();
    for (const name of ['Shop', 'Billing', 'Ledger']) dojo.addProduct(name);
    const first = await api.send('GET /v1/products', { query: { limit: '2' } });
    expect(first.body).toMatchObject({
      total: 3,
      items: [
        { name: 'Billing', productTypeId: 1, links: { defectDojo: `${dojo.url}/product/2` } },
        { name: 'Ledger' },
      ],
    });
    const cursor = String(first.body['nextCursor']);
    const second = await api.send('GET /v1/products', { query: { limit: '2', cursor } });
    expect(namesOf(second)).toEqual(['Shop']);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('are searched by part of their name, in any case', async () => {
    const { api, dojo } = await aConnectedApi();
    for (const name of ['Web Shop', 'SHOPPING', 'Ledger']) dojo.addProduct(name);
    expect(namesOf(await api.send('GET /v1/products', { query: { search: 'shop' } }))).toEqual([
      'SHOPPING',
      'Web Shop',
    ]);
  });

  it('do not go on with the cursor of another search', async () => {
    const { api, dojo } = await aConnectedApi();
    for (const name of ['Shop 1', 'Shop 2']) dojo.addProduct(name);
    const { body } = await api.send('GET /v1/products', { query: { limit: '1', search: 'shop' } });
    const answer = await api.send('GET /v1/products', { query: { cursor: String(body['nextCursor']) } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  });

  it('cannot be told when the stored key no longer works, which is no fault of ours', async () => {
    const { api, dojo } = await aConnectedApi();
    dojo.store.keys.clear();
    const answer = await api.send('GET /v1/products');
    expect(answer).toMatchObject({ status: 424, body: { code: 'key_rejected' } });
  });
});

describe('the product types', () => {
  it('are those that the key can see', async () => {
    const { api, dojo } = await aConnectedApi();
    dojo.addProductType('Another');
    const answer = await api.send('GET /v1/product-types', { query: { limit: '1' } });
    expect(answer.body).toMatchObject({
      total: 2,
      items: [{ id: 2, name: 'Another', links: { defectDojo: `${dojo.url}/product/type/2` } }],
    });
    const cursor = String(answer.body['nextCursor']);
    expect(namesOf(await api.send('GET /v1/product-types', { query: { cursor } }))).toEqual([
      'Research and Development',
    ]);
  });
});
