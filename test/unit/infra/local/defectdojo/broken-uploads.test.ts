import { beforeEach, describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../../infra/local/defectdojo/model/traits.ts';
import { type Client, clientOf, flags, type Place, placeWith, row, stored } from './client.ts';

const tags = ['gecko', 'gecko-type:idor'];
const rows = (...ids: string[]) => ids.map((id) => row(id, { tags }));
const later = playedVersions.filter((version) => version !== '2.45.3');

let client: Client;
let place: Place;

async function begin(version: (typeof playedVersions)[number] = '3.2.0'): Promise<void> {
  client = clientOf({ version });
  place = await placeWith(client);
}

const reimport = (findings: unknown[]) =>
  client.upload('/reimport-scan/', { test: String(place.test), close_old_findings: 'false' }, findings);
const importIt = (findings: unknown[]) =>
  client.upload('/import-scan/', { engagement: String(place.engagement), test_title: 'next' }, findings);
const tagsThere = () => client.dojo.store.findings.list().map((finding) => finding.tags);
const server = (change: object) => client.call('PATCH', '/_control/server', change);

describe.each(later)('an upload to %s', (version) => {
  beforeEach(() => begin(version));

  it.each([
    ['import', importIt],
    ['reimport', reimport],
  ])('that breaks off midway leaves rows without tags: %s', async (_, upload) => {
    client.dojo.abandoned.order({ rowsBefore: 2, clientSees: 'server_error' });
    const { status, body } = await upload(rows('g-0', 'g-1', 'g-2'));
    expect([status, body['message']]).toEqual([500, 'Internal server error, check logs for details']);
    expect(tagsThere()).toEqual([[], []]);
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    expect(tagsThere()).toHaveLength(2);
  });

  it('with a row that crashes it leaves those before without tags', async () => {
    await server({ crashesAtRowsWith: 'poison' });
    expect((await importIt(rows('g-0', 'g-1', 'poison', 'g-2'))).status).toBe(500);
    expect(tagsThere()).toEqual([[], []]);
  });

  it.each([
    ['stops before a row that it is never done with', false],
    ['stops after having stored a row that it is never done with', true],
  ])('%s, and is never answered', async (_, storesIt) => {
    await server({ neverDoneWith: { text: 'poison', storesIt } });
    for (const upload of [importIt, reimport]) {
      client.dojo.store.findings.rows.clear();
      expect((await upload(rows('g-0', 'g-1', 'poison', 'g-2'))).status).toBe(504);
      const ids = client.dojo.store.findings.list().map(({ unique_id_from_tool }) => unique_id_from_tool);
      expect(ids.includes('poison')).toBe(storesIt);
      expect(tagsThere().flat()).toEqual([]);
    }
    await server({ neverDoneWith: null });
    expect((await reimport(rows('poison', 'g-3'))).status).toBe(201);
  });

  it('is never answered either where the row matches what is there', async () => {
    await reimport(rows('poison'));
    await server({ neverDoneWith: { text: 'poison' } });
    expect((await reimport([row('poison', { tags, is_mitigated: true, active: false })])).status).toBe(504);
    expect(client.dojo.store.findings.list()).toMatchObject([{ is_mitigated: false }]);
  });

  it('gives no tags to what it matches', async () => {
    client.dojo.abandoned.order({ rowsBefore: 2, clientSees: 'server_error' });
    await reimport(rows('g-0', 'g-1'));
    expect((await reimport(rows('g-0', 'g-1', 'g-2'))).status).toBe(201);
    expect(tagsThere()).toEqual([[], [], tags]);
  });

  it('writes tags when the last row is through, and not before', async () => {
    client.dojo.abandoned.order({ rowsBefore: 2, clientSees: 'gateway_timeout' });
    await reimport(rows('g-0', 'g-1'));
    expect(tagsThere()).toEqual([[], []]);
    client.dojo.abandoned.step();
    expect(tagsThere()).toEqual([tags, tags]);
  });

  it.each([
    ['import', importIt],
    ['reimport', reimport],
  ])('adds its late tags to what a person gave meanwhile: %s', async (_, upload) => {
    client.dojo.abandoned.order({ rowsBefore: 1, clientSees: 'gateway_timeout' });
    await upload(rows('g-0', 'g-1'));
    const [first] = client.dojo.store.findings.list();
    Object.assign(first ?? {}, { tags: ['by-hand'] });
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    expect(tagsThere()).toEqual([['by-hand', ...tags], tags]);
  });

  it('writes those of a thousand rows in between', async () => {
    client.dojo.abandoned.order({ rowsBefore: 1001, clientSees: 'server_error' });
    await reimport(rows(...Array.from({ length: 1002 }, (_, index) => `g-${index}`)));
    expect(tagsThere().filter((one) => one.length === 0)).toHaveLength(1);
  });

  it('loses those of its new rows when its last row changes nothing, although it answers 201, until 3.3', async () => {
    const closed = Array.from({ length: 20 }, (_, index) =>
      row(`closed-${index}`, { active: false, is_mitigated: true, mitigated: '2026-01-01T00:00:00Z' }),
    );
    await reimport(closed);
    // One of the closed ones is the last by file and by hash.
    expect((await reimport([...rows('g-0'), ...closed])).status).toBe(201);
    expect(stored(client, 'g-0').tags).toEqual(version === '3.3.0-dev' ? tags : []);
  });
});

describe('an upload to 2.45.3', () => {
  beforeEach(() => begin('2.45.3'));

  it('writes the tags of each row with it', async () => {
    client.dojo.abandoned.order({ rowsBefore: 2, clientSees: 'server_error' });
    await reimport(rows('g-0', 'g-1', 'g-2'));
    expect(tagsThere()).toEqual([tags, tags]);
  });

  it('fails after its first row while the message broker is down, and an empty one does not', async () => {
    await server({ brokerDown: true });
    expect((await reimport([])).status).toBe(201);
    expect((await reimport(rows('g-0', 'g-1'))).status).toBe(500);
    expect(tagsThere()).toEqual([tags]);
    await server({ brokerDown: false });
    expect((await reimport(rows('g-0', 'g-1'))).status).toBe(201);
    expect(tagsThere()).toEqual([tags, tags]);
  });
});

describe('what an upload needs of the instance', () => {
  beforeEach(() => begin());

  it('is the environment that it names, or Development', async () => {
    const { body } = await client.call('GET', '/development_environments/');
    expect(body).toMatchObject({ count: 7, results: expect.arrayContaining([{ id: 1, name: 'Development' }]) });
    await client.call('PATCH', '/development_environments/1/', { name: 'Dev' });
    for (const findings of [rows('g-0'), []]) {
      const { status, body: said } = await reimport(findings);
      expect([status, said['message']]).toEqual([400, "['Environment named Development does not exist.']"]);
    }
    const form = { engagement: String(place.engagement), test_title: 'next', environment: 'Staging' };
    const answer = await client.upload('/import-scan/', form, rows('g-0'));
    expect(answer.status).toBe(201);
    expect(client.dojo.store.tests.get(Number(answer.body['test_id']))?.environment).toBe(2);
  });

  it('is read by every key, and changed by few', async () => {
    const { body } = await client.call('POST', '/_control/keys', { grants: [{ productType: 1 }] });
    const limited = client.as(String(body['key']));
    expect((await limited.call('GET', '/development_environments/')).status).toBe(200);
    expect((await limited.call('PATCH', '/development_environments/1/', { name: 'Dev' })).status).toBe(403);
  });

  it('is its scan type, switched on', async () => {
    const { body } = await client.call('GET', '/test_types/?name=Generic%20Findings%20Import');
    const [type] = body['results'] as { id: number; active: boolean }[];
    expect(type?.active).toBe(true);
    await client.call('PATCH', `/test_types/${type?.id}/`, { active: false });
    expect([(await reimport([])).status, (await importIt(rows('g-0'))).status]).toEqual([500, 500]);
    expect(client.dojo.store.findings.list()).toEqual([]);
  });

  it('is a status of its engagement: without one it is refused until 3.3, although its rows are stored', async () => {
    await client.call('PATCH', `/_control/rows/engagements/${place.engagement}`, { status: null });
    const { status, body } = await reimport(rows('g-0'));
    expect([status, body['message']]).toEqual([400, "{'status': ['This field cannot be blank.']}"]);
    expect([flags(stored(client, 'g-0')), stored(client, 'g-0').tags]).toEqual(['A', tags]);
    expect((await reimport([])).status).toBe(400);
    await client.call('PATCH', `/engagements/${place.engagement}/`, { status: 'In Progress' });
    expect((await reimport([])).status).toBe(201);
  });
});
