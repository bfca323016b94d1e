import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, placeWith, row, stored } from './client.ts';

describe('listing findings', () => {
  let client: Client;
  beforeAll(async () => {
    client = clientOf();
    const ids = Array.from({ length: 30 }, (_, index) => `gecko-${index}`);
    await placeWith(
      client,
      ids.map((id) => row(id)),
    );
    await placeWith(client, [row('other', { severity: 'Low', tags: ['t1'] })], { name: 'other' });
    await client.call('PATCH', '/findings/1/', { active: false, is_mitigated: true });
  });

  it.each([
    ['by test', 'test=1', 30],
    ['by product', 'test__engagement__product=2', 1],
    ['by several ids', 'id=1,2,31', 3],
    ['by ids within a test', 'test=1&id=1,2,31', 2],
    ['by any part of the id of the tool', 'unique_id_from_tool=GECKO-1', 11],
    ['by tag', 'tags=t1', 1],
    ['by active', 'test=1&active=false', 1],
    ['by is_mitigated', 'is_mitigated=true', 1],
    ['by severity', 'severity=Low', 1],
    ['by an unknown parameter: all', 'unique_id_from_tool__in=gecko-1', 31],
  ])('%s', async (_, query, count) => {
    expect((await client.call('GET', `/findings/?${query}`)).body['count']).toBe(count);
  });

  it('by hash finds exactly one', async () => {
    const { id, hash_code } = stored(client, 'gecko-7');
    const { body } = await client.call('GET', `/findings/?hash_code=${hash_code}`);
    expect((body['results'] as { id: number }[]).map((finding) => finding.id)).toEqual([id]);
  });

  it('by a part of a hash finds it too', async () => {
    const hash = stored(client, 'gecko-7').hash_code ?? '';
    expect((await client.call('GET', `/findings/?hash_code=${hash.slice(0, 32).toUpperCase()}`)).body['count']).toBe(1);
  });

  it.each([
    ['findings', 'test=99'],
    ['tests', 'engagement=99'],
    ['tests', 'test_type=99'],
    ['engagements', 'product=99'],
    ['metadata', 'product=99'],
  ])('of %s by %s, which does not exist, is a 400 and not an empty list', async (list, query) => {
    const { status, body } = await client.call('GET', `/${list}/?${query}`);
    const message = 'Select a valid choice. That choice is not one of the available choices.';
    expect([status, body[query.split('=')[0] ?? '']]).toEqual([400, [message]]);
  });

  it('by ids that are no numbers is a 400', async () => {
    const { status, body } = await client.call('GET', '/findings/?id=1,x');
    expect([status, body['id']]).toEqual([400, ['Enter a number.']]);
  });

  it.each([
    ['tests', 'title=Gecko%20acme/shop', 2],
    ['tests', 'title=Gecko', 0],
    ['engagements', 'name=Gecko', 2],
    ['engagements', 'name=gecko', 0],
    ['product_types', 'name=Research%20and%20Development', 1],
    ['test_types', 'name=Generic%20Findings', 0],
  ])('of %s by %s matches the whole name, case and all', async (list, query, count) => {
    expect((await client.call('GET', `/${list}/?${query}`)).body['count']).toBe(count);
  });

  it('gives 25 a page unless told otherwise, and knows no maximum', async () => {
    const lengthOf = async (query: string) => {
      const { body } = await client.call('GET', `/findings/?${query}`);
      return (body['results'] as unknown[]).length;
    };
    expect([await lengthOf(''), await lengthOf('limit=100000'), await lengthOf('limit=10&offset=25')]).toEqual([
      25, 31, 6,
    ]);
  });

  it('links the pages around, with the other parameters sorted by name', async () => {
    const { body } = await client.call('GET', '/findings/?test=1&o=id&limit=10&offset=10');
    expect([body['next'], body['previous']]).toEqual([
      'http://dojo.test/api/v2/findings/?limit=10&o=id&offset=20&test=1',
      'http://dojo.test/api/v2/findings/?limit=10&o=id&test=1',
    ]);
  });

  it('sorts by id, also backwards, and refuses what it does not sort by', async () => {
    const { body } = await client.call('GET', '/findings/?o=-id&limit=1');
    expect((body['results'] as { id: number }[])[0]?.id).toBe(31);
    const refused = await client.call('GET', '/findings/?o=unique_id_from_tool');
    const message = 'Select a valid choice. unique_id_from_tool is not one of the available choices.';
    expect([refused.status, refused.body['o']]).toEqual([400, [message]]);
  });

  it('shows fields that the release knows, and no others', async () => {
    const fieldsOf = async (version: '3.2.0' | '2.58.4' | '2.45.3') => {
      const there = clientOf({ version });
      await placeWith(there, [row('g-1')]);
      const { body } = await there.call('GET', '/findings/');
      return Object.keys((body['results'] as object[])[0] ?? {});
    };
    const newer = ['cwes', 'cvssv4', 'updated'];
    const known = async (version: '3.2.0' | '2.58.4' | '2.45.3') => {
      const fields = await fieldsOf(version);
      return newer.filter((field) => fields.includes(field));
    };
    expect(await known('3.2.0')).toEqual(newer);
    expect(await known('2.58.4')).toEqual(['cvssv4', 'updated']);
    expect(await known('2.45.3')).toEqual([]);
  });
});

describe('a large instance', () => {
  it('takes 500 rows beside 4,500 and lists all 5,000 at once', async () => {
    const client = clientOf();
    const place = await placeWith(
      client,
      Array.from({ length: 4500 }, (_, index) => row(`g-${index}`)),
    );
    const rows = Array.from({ length: 500 }, (_, index) => row(`n-${index}`));
    await client.upload('/reimport-scan/', { test: String(place.test), close_old_findings: 'false' }, rows);
    const { body } = await client.call('GET', `/findings/?test=${place.test}&limit=5000&o=id`);
    expect(body['count']).toBe(5000);
    expect(body['results']).toHaveLength(5000);
  });
});
