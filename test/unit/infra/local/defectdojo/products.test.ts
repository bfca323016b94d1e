import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, placeWith, row } from './client.ts';

const shop = { name: 'acme/shop', description: 'd', prod_type: 1 };

describe('creating a product', () => {
  let client: Client;
  beforeEach(() => {
    client = clientOf();
  });

  it('asks for the product type before anything else', async () => {
    const { status, body } = await client.call('POST', '/products/', {});
    expect([status, body]).toEqual([
      400,
      { detail: "Unable to check for permissions: Attribute 'prod_type' is required" },
    ]);
  });

  it('answers 404 for an unknown product type', async () => {
    const { status, body } = await client.call('POST', '/products/', { ...shop, prod_type: 99 });
    expect([status, body]).toEqual([404, { detail: 'No Product_Type matches the given query.' }]);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'name', 'This field may not be blank.'],
    ['a blank description', { description: '' }, 'description', 'This field may not be blank.'],
    [
      'a name of 256 characters',
      { name: 'n'.repeat(256) },
      'name',
      'Ensure this field has no more than 255 characters.',
    ],
  ])('refuses %s with 400 and creates nothing', async (_, change, field, message) => {
    const { status, body } = await client.call('POST', '/products/', { ...shop, ...change });
    expect([status, body[field]]).toEqual([400, [message]]);
    expect(client.dojo.store.products.list()).toEqual([]);
  });

  it('answers an invalid product with 403, not 400, to who may not create one', async () => {
    const { body } = await client.call('POST', '/_control/keys', {});
    const invalid = { name: '', description: '', prod_type: 1 };
    expect((await client.as(String(body['key'])).call('POST', '/products/', invalid)).status).toBe(403);
    expect((await client.call('POST', '/products/', invalid)).status).toBe(400);
  });

  it('refuses a taken name, but takes the same name in another case', async () => {
    await client.call('POST', '/products/', shop);
    const again = await client.call('POST', '/products/', shop);
    expect([again.status, again.body['name']]).toEqual([400, ['product with this name already exists.']]);
    expect((await client.call('POST', '/products/', { ...shop, name: 'Acme/Shop' })).status).toBe(201);
  });
});

describe('deleting a product type', () => {
  it('deletes its products with all that hangs on them', async () => {
    const client = clientOf();
    await placeWith(client, [row('g-1')]);
    expect((await client.call('DELETE', '/product_types/1/')).status).toBe(204);
    for (const path of ['/product_types/1/', '/products/1/', '/tests/1/', '/findings/1/']) {
      expect((await client.call('GET', path)).status).toBe(404);
    }
  });
});

describe('listing products', () => {
  it.each([
    ['name finds any part, whatever the case', 'name=SHO', 2],
    ['name_exact finds the whole, whatever the case', 'name_exact=ACME/shop', 2],
    ['name_exact finds no part', 'name_exact=acme', 0],
    ['an unknown parameter is ignored', 'name__iexact=nothing', 3],
    ['a tag finds its product', 'tags=gecko', 1],
  ])('%s', async (_, query, count) => {
    const client = clientOf();
    for (const name of ['acme/shop', 'Acme/Shop', 'other']) await client.call('POST', '/products/', { ...shop, name });
    await client.call('PATCH', '/products/1/', { tags: ['gecko'] });
    expect((await client.call('GET', `/products/?${query}`)).body['count']).toBe(count);
  });
});

describe('tags of a product', () => {
  it.each(['3.2.0', '2.58.4'] as const)('are refused on %s when they hold a space', async (version) => {
    const client = clientOf({ version });
    await client.call('POST', '/products/', shop);
    const { status, body } = await client.call('PATCH', '/products/1/', { tags: ['a b'] });
    const message = "Invalid tag: 'a b'. Tags should not contain spaces, commas, or quotes.";
    expect([status, body['tags']]).toEqual([400, [message]]);
  });

  it('are taken on 2.45.3 whatever they hold: a comma splits them, capitals are lost', async () => {
    const client = clientOf({ version: '2.45.3' });
    await client.call('POST', '/products/', shop);
    const { body } = await client.call('PATCH', '/products/1/', { tags: ['A b', 'c,D'] });
    expect(body['tags']).toEqual(['a b', 'c', 'd']);
  });

  it('are replaced as a whole', async () => {
    const client = clientOf();
    await client.call('POST', '/products/', { ...shop, tags: ['old', 'kept'] });
    const { body } = await client.call('PATCH', '/products/1/', { tags: ['kept', 'new'] });
    expect(body['tags']).toEqual(['kept', 'new']);
  });
});

describe('metadata of a product', () => {
  let client: Client;
  beforeEach(async () => {
    client = clientOf();
    await client.call('POST', '/products/', shop);
    await client.call('POST', '/metadata/', { product: 1, name: 'level', value: 'L2' });
  });

  it('takes 300 characters and not one more', async () => {
    const entry = (length: number) => ({ product: 1, name: `n${length}`, value: 'v'.repeat(length) });
    expect((await client.call('POST', '/metadata/', entry(300))).status).toBe(201);
    const { status, body } = await client.call('POST', '/metadata/', entry(301));
    expect([status, body['value']]).toEqual([400, ['Ensure this field has no more than 300 characters.']]);
  });

  it('has one value per name', async () => {
    const { status, body } = await client.call('POST', '/metadata/', { product: 1, name: 'level', value: 'L3' });
    expect([status, body['non_field_errors']]).toEqual([400, ['The fields product, name must make a unique set.']]);
  });

  it('changes only when the product is repeated', async () => {
    expect((await client.call('PATCH', '/metadata/1/', { value: 'L3' })).status).toBe(400);
    const changed = await client.call('PATCH', '/metadata/1/', { value: 'L3', product: 1 });
    expect([changed.status, changed.body['value']]).toEqual([200, 'L3']);
  });

  it('changes nothing in a batch of which one name does not exist', async () => {
    const metadata = [
      { name: 'level', value: 'L3' },
      { name: 'none', value: 'x' },
    ];
    expect((await client.call('PATCH', '/metadata/batch/', { product: 1, metadata })).status).toBe(400);
    expect(client.dojo.store.metadata.get(1)?.value).toBe('L2');
    expect((await client.call('PUT', '/metadata/batch/', { product: 1, metadata })).status).toBe(405);
  });
});

describe('engagements and tests', () => {
  it('share names, and name what they miss', async () => {
    const client = clientOf();
    const place = await placeWith(client, []);
    const dates = { target_start: '2026-01-01', target_end: '2026-01-02' };
    const again = await client.call('POST', '/engagements/', { product: place.product, name: 'Gecko', ...dates });
    expect(again.status).toBe(201);
    const test = await client.call('POST', '/tests/', { engagement: place.engagement });
    expect(Object.keys(test.body)).toEqual(expect.arrayContaining(['target_start', 'target_end', 'test_type']));
  });

  it('are Not Started when no status is sent, and have a blank one on 2.45.3', async () => {
    const status = async (version: '3.2.0' | '2.45.3') => {
      const client = clientOf({ version });
      await placeWith(client, []);
      return client.dojo.store.engagements.get(1)?.status;
    };
    expect([await status('3.2.0'), await status('2.45.3')]).toEqual(['Not Started', '']);
  });

  it('take uploads and changes even when the engagement was closed, and leave it closed', async () => {
    const client = clientOf();
    const place = await placeWith(client, []);
    await client.call('POST', `/engagements/${place.engagement}/close/`);
    const upload = await client.upload('/reimport-scan/', { test: String(place.test) }, [row('g-1')]);
    expect(upload.status).toBe(201);
    expect(client.dojo.store.engagements.get(place.engagement)).toMatchObject({ active: false, status: 'Completed' });
  });

  it('have regulation 22 for ASVS, which a product takes', async () => {
    const client = clientOf();
    await placeWith(client, []);
    const { body } = await client.call('GET', '/regulations/?limit=100');
    const rows = body['results'] as { id: number; acronym: string }[];
    expect(rows.find(({ acronym }) => acronym === 'ASVS')?.id).toBe(22);
    expect((await client.call('PATCH', '/products/1/', { regulations: [22] })).body['regulations']).toEqual([22]);
  });
});
