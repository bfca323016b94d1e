import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, placeWith, row, stored } from './client.ts';

const own = 'asvs:5.0.0-v6';

describe.each([
  ['by the product', { enable_product_tag_inheritance: true }],
  ['by the system setting', {}],
])('product tag inheritance %s', (how, product) => {
  let client: Client;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-03-01T10:00:00Z');
    client = clientOf({ now: () => now });
    if (how !== 'by the product')
      await client.call('PATCH', '/system_settings/1/', { enable_product_tag_inheritance: true });
    await placeWith(client, [row('g-1', { tags: ['gecko', own] }), row('g-2', { tags: ['gecko'] })], product);
  });

  const tag = (tags: string[]) => client.call('PATCH', '/products/1/', { tags });
  const pass = async (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
    await client.call('GET', '/user_profile/');
  };
  const shown = () => [stored(client, 'g-1').tags, stored(client, 'g-2').tags];
  const ofTest = async () => (await client.call('GET', '/tests/1/')).body['tags'];

  it('brings the tags of a product to its tests and findings after some seconds', async () => {
    await tag(['pci', own]);
    expect(shown()).toEqual([[own, 'gecko'], ['gecko']]);
    await pass(5);
    expect(shown()).toEqual([[own, 'gecko', 'pci'].sort(), [own, 'gecko', 'pci'].sort()]);
    expect(await ofTest()).toEqual([own, 'pci']);
  });

  it('brings them to what is made later at once', async () => {
    await tag(['pci']);
    await client.upload('/reimport-scan/', { test: '1', close_old_findings: 'false' }, [
      row('g-3', { tags: ['gecko'] }),
    ]);
    expect(stored(client, 'g-3').tags).toEqual(['gecko', 'pci']);
    const times = { target_start: '2026-01-01T00:00:00Z', target_end: '2026-12-31T00:00:00Z' };
    const { body } = await client.call('POST', '/tests/', { engagement: 1, test_type: 1, ...times });
    expect((await client.call('GET', `/tests/${body['id']}/`)).body['tags']).toEqual(['pci']);
  });

  it('lets nobody take an inherited tag from a finding', async () => {
    await tag(['pci']);
    await pass(5);
    expect((await client.call('PUT', '/findings/2/remove_tags/', { tags: ['pci'] })).status).toBe(204);
    await client.call('PATCH', '/findings/1/', { tags: ['x'] });
    expect(shown()).toEqual([
      ['pci', 'x'],
      ['gecko', 'pci'],
    ]);
  });

  it('takes a tag that the product loses from every finding, also from those whose own it is', async () => {
    await tag(['pci', own]);
    await pass(5);
    await tag(['pci']);
    await pass(4);
    expect(shown()[0]).toContain(own);
    await pass(1);
    expect(shown()).toEqual([
      ['gecko', 'pci'],
      ['gecko', 'pci'],
    ]);
    await client.call('POST', '/findings/1/tags/', { tags: [own] });
    expect(shown()[0]).toEqual([own, 'gecko', 'pci']);
  });

  it('takes it from a finding whose tags change meanwhile at once', async () => {
    await tag([own]);
    await pass(5);
    await tag([]);
    await client.call('POST', '/findings/1/tags/', { tags: ['y'] });
    expect(shown()).toEqual([
      ['gecko', 'y'],
      [own, 'gecko'],
    ]);
    expect(await ofTest()).toEqual([own]);
  });
});

describe('without product tag inheritance', () => {
  it('findings keep to their own tags', async () => {
    const client = clientOf();
    await placeWith(client, [row('g-1', { tags: ['gecko'] })]);
    await client.call('PATCH', '/products/1/', { tags: ['pci'] });
    await client.call('POST', '/findings/1/tags/', { tags: ['y'] });
    expect(stored(client, 'g-1').tags).toEqual(['gecko', 'y']);
  });
});
