import { describe, expect, it } from 'vitest';
import type { KeyOrder } from '../../../../../infra/local/defectdojo/control/keys.ts';
import { type Client, clientOf, placeWith, row } from './client.ts';

type Grants = NonNullable<KeyOrder['grants']>;

/** The calls of the permission matrix, cheapest right first; ids are those of one place and a product type of its own. */
const calls: Record<string, (client: Client) => Promise<{ status: number }>> = {
  read: (client) => client.call('GET', '/findings/1/'),
  note: (client) => client.call('POST', '/findings/1/notes/', { entry: 'hello' }),
  engagement: (client) =>
    client.call('POST', '/engagements/', { product: 1, target_start: '2026-01-01', target_end: '2026-01-02' }),
  'test changed': (client) => client.call('PATCH', '/tests/1/', { version: '2' }),
  import: (client) => client.upload('/import-scan/', { engagement: '1' }, [], { type: 'Brand new', findings: [] }),
  reimport: (client) => client.upload('/reimport-scan/', { test: '1', close_old_findings: 'false' }, []),
  test: (client) => client.call('POST', '/tests/', { engagement: 1, test_type: 1, ...instants }),
  finding: (client) => client.call('PATCH', '/findings/1/', { description: 'new' }),
  acceptance: (client) => client.call('POST', '/risk_acceptance/', { name: 'ra', owner: 1, accepted_findings: [2] }),
  product: (client) => client.call('PATCH', '/products/1/', { tags: ['gecko'] }),
  metadata: (client) => client.call('POST', '/metadata/', { product: 1, name: 'n', value: 'v' }),
  'new product': (client) => client.call('POST', '/products/', { name: 'new', description: 'd', prod_type: 1 }),
  'product type': (client) => client.call('POST', '/product_types/', { name: 'new' }),
  'test type': (client) => client.call('POST', '/test_types/', { name: 'New Scan' }),
  users: (client) => client.call('GET', '/users/'),
  'finding deleted': (client) => client.call('DELETE', '/findings/3/'),
  'engagement deleted': (client) => client.call('DELETE', '/engagements/1/'),
  'product deleted': (client) => client.call('DELETE', '/products/1/'),
  'product type deleted': (client) => client.call('DELETE', '/product_types/1/'),
};

const instants = { target_start: '2026-01-01T00:00:00Z', target_end: '2026-01-01T00:00:00Z' };
const reading = ['read', 'note'];
const importing = [...reading, 'engagement', 'test changed', 'import', 'reimport'];
const writing = [...importing, 'test', 'finding', 'acceptance'];
const maintaining = [...writing, 'product', 'metadata', 'finding deleted', 'engagement deleted'];

async function allowed(version: '3.2.0' | '2.58.4' | '2.45.3', grants: Grants): Promise<string[]> {
  const client = clientOf({ version });
  await placeWith(client, [row('g-1'), row('g-2'), row('g-3')]);
  const { body } = await client.call('POST', '/_control/keys', { grants });
  const user = client.as(String(body['key']));
  const names: string[] = [];
  for (const [name, call] of Object.entries(calls)) if ((await call(user)).status < 300) names.push(name);
  return names;
}

describe('a key on 2.58.4', () => {
  it.each([
    ['without any role', [], []],
    ['of a Reader on the product type', [{ productType: 1, role: 'Reader' }], reading],
    ['of an API_Importer on the product', [{ product: 1, role: 'API_Importer' }], importing],
    ['of an API_Importer everywhere', [{ role: 'API_Importer' }], importing],
    ['of a Writer on the product', [{ product: 1, role: 'Writer' }], writing],
    ['of a Maintainer on the product', [{ product: 1, role: 'Maintainer' }], maintaining],
    ['of a Maintainer on the product type', [{ productType: 1, role: 'Maintainer' }], [...maintaining, 'new product']],
    [
      'of a Maintainer by a group',
      [{ productType: 1, role: 'Maintainer', throughGroup: true }],
      [...maintaining, 'new product'],
    ],
    ['of a Maintainer everywhere', [{ role: 'Maintainer' }], [...maintaining, 'new product', 'product type']],
    ['of an Owner on the product', [{ product: 1, role: 'Owner' }], [...maintaining, 'product deleted']],
  ] as [string, Grants, string[]][])('%s may do just what was measured', async (_, grants, expected) => {
    expect((await allowed('2.58.4', grants)).sort()).toEqual([...expected].sort());
  });

  it('of a Reader leaves no notes on 2.45.3', async () => {
    expect(await allowed('2.45.3', [{ productType: 1, role: 'Reader' }])).toEqual(['read']);
  });
});

describe('a key on 3.2.0', () => {
  it.each([
    ['of a user whom nothing authorises', [], []],
    [
      'of a user authorised on the product type',
      [{ productType: 1 }],
      [...writing, 'product', 'metadata', 'new product'],
    ],
    ['of a user authorised on the product', [{ product: 1 }], [...writing, 'product', 'metadata']],
    ['of staff', [{}], Object.keys(calls)],
  ] as [string, Grants, string[]][])('%s may do just what was measured', async (_, grants, expected) => {
    expect((await allowed('3.2.0', grants)).sort()).toEqual([...expected].sort());
  });
});

describe('what a key may not see', () => {
  it('is a 404 when asked for, a 403 when built upon, and missing from lists', async () => {
    const client = clientOf();
    await placeWith(client, [row('g-1')]);
    const { body } = await client.call('POST', '/_control/keys', {});
    const stranger = client.as(String(body['key']));
    expect((await stranger.call('GET', '/products/1/')).body).toEqual({
      detail: 'No Product matches the given query.',
    });
    expect((await stranger.call('PATCH', '/findings/1/', {})).status).toBe(404);
    const forbidden = { detail: 'You do not have permission to perform this action.' };
    expect((await stranger.call('POST', '/metadata/', { product: 1, name: 'n', value: 'v' })).body).toEqual(forbidden);
    for (const list of ['product_types', 'products', 'engagements', 'tests', 'findings', 'metadata']) {
      expect((await stranger.call('GET', `/${list}/`)).body).toMatchObject({ count: 0, results: [] });
    }
  });

  it.each([
    ['a new product type', { product_type_name: 'new' }, 'No permission to create product_type "new"'],
    [
      'a new product in a known type',
      { product_type_name: 'Research and Development' },
      'No permission to create products in product_type "Research and Development"',
    ],
    [
      'a new engagement in a known product',
      { product_name: 'acme/shop' },
      'No permission to create engagements in product "acme/shop"',
    ],
  ])('is not made on the way of an upload either: %s', async (_, names, detail) => {
    const client = clientOf();
    await placeWith(client);
    const { body } = await client.call('POST', '/_control/keys', {});
    const form = { product_name: 'new', engagement_name: 'e', auto_create_context: 'true', ...names };
    const answer = await client.as(String(body['key'])).upload('/import-scan/', form, []);
    expect([answer.status, answer.body]).toEqual([403, { detail }]);
  });
});
