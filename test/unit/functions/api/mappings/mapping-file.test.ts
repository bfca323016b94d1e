import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';
import { aTeamWithFile, type Result, row, teamId } from './a-team-with-file.ts';

describe('a file of mappings', () => {
  it('is what was exported, and changes nothing when it is sent back', async () => {
    const { api, products, put, exported, told } = await aTeamWithFile();
    await put([row('acme/b', { id: products.shop }, 'main'), row('acme/a', { name: 'New one' })]);
    const { status, body, headers } = await exported();
    expect(status).toBe(200);
    expect(body).toEqual({
      mappings: [
        row('acme/a', { id: expect.any(Number), name: 'New one' }),
        row('acme/b', { id: products.shop, name: 'Shop' }, 'main'),
      ],
    });
    const before = await api.teams.mappings(teamId, { limit: 10 });
    const asked = api.queue.requested.length;
    const again = await put(body['mappings'], { missing: 'remove' }, { 'if-match': String(headers['etag']) });
    expect(again.body).toMatchObject({ complete: true, counts: { unchanged: 2, add: 0, change: 0, remove: 0 } });
    expect(told(again)).toEqual(['acme/a unchanged done', 'acme/b unchanged done']);
    expect(await api.teams.mappings(teamId, { limit: 10 })).toEqual(before);
    expect(api.queue.requested).toHaveLength(asked);
    expect(again.headers['etag']).toBe(headers['etag']);
  });

  it('adds, changes and removes, each told with its reasons and synced', async () => {
    const { api, products, put, mapped, results, told } = await aTeamWithFile();
    await put([
      row('acme/a', { id: products.shop }),
      row('acme/b', { id: products.shop }),
      row('acme/c', { id: products.web }),
    ]);
    const before = api.queue.requested.length;
    const file = [
      row('acme/a', { id: products.web }),
      row('acme/b', { id: products.shop }, 'main'),
      row('acme/d', { name: 'Web' }),
    ];
    const answer = await put(file, { missing: 'remove' });
    expect(told(answer)).toEqual(['acme/a change done', 'acme/b change done', 'acme/d add done', 'acme/c remove done']);
    expect(results(answer).map(({ index }) => index)).toEqual([0, 1, 2, undefined]);
    expect(results(answer)[0]?.reasons[0]).toContain('The product changes from "Shop"');
    expect(answer.body).toMatchObject({ complete: true, counts: { add: 1, change: 2, remove: 1, unchanged: 0 } });
    expect(await mapped()).toEqual(['acme/a Web', 'acme/b Shop main', 'acme/d Web']);
    const asked = api.queue.requested.slice(before).map(({ repositoryId, reason }) => `${repositoryId} ${reason}`);
    expect(asked).toEqual(
      expect.arrayContaining(['acme/a mapping_changed', 'acme/b mapping_changed', 'acme/d mapping_created_by_file']),
    );
    const { body } = await api.send('GET /v1/audit');
    expect(JSON.stringify(body)).toContain('mapping_removed');
  });

  it('keeps what it does not name, unless told otherwise', async () => {
    const { products, put, mapped, told } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop }), row('acme/b', { id: products.shop })]);
    const answer = await put([row('acme/a', { id: products.shop })]);
    expect(told(answer)).toEqual(['acme/a unchanged done', 'acme/b keep done']);
    expect(answer.body).toMatchObject({ complete: true, counts: { keep: 1 } });
    expect(await mapped()).toHaveLength(2);
  });

  it('goes back to the default branch where it names none', async () => {
    const { products, put, mapped } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop }, 'main')]);
    await put([row('acme/a', { id: products.shop })]);
    expect(await mapped()).toEqual(['acme/a Shop']);
  });
});

describe('a preview of a file', () => {
  it('tells what would change, asks DefectDojo nothing and changes nothing', async () => {
    const { dojo, products, put, exported, mapped, told } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop }), row('acme/b', { id: products.shop })]);
    const { headers } = await exported();
    dojo.controls.requests.clear();
    const file = [row('acme/a', { id: products.web }), row('acme/new', { name: 'Never made' })];
    const answer = await put(file, { dryRun: 'true', missing: 'remove', maxRemovals: '0' });
    expect(told(answer)).toEqual(['acme/a change planned', 'acme/new add planned', 'acme/b remove planned']);
    expect(answer.body).toMatchObject({ complete: false, dryRun: true, counts: { add: 1, change: 1, remove: 1 } });
    expect(answer.headers['etag']).toBe(headers['etag']);
    expect(dojo.controls.requests.summary().requests).toBe(0);
    expect(await mapped()).toEqual(['acme/a Shop', 'acme/b Shop']);
  });

  it('says where there is nothing to do', async () => {
    const { products, put } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop })]);
    const answer = await put([row('acme/a', { id: products.shop })], { dryRun: 'true' });
    expect(answer.body).toMatchObject({ complete: true, dryRun: true });
  });
});

describe('a file that would do harm', () => {
  it('is refused whole where it leaves out more mappings than may be removed', async () => {
    const { products, put, mapped } = await aTeamWithFile();
    const rows = Array.from({ length: 7 }, (_, index) => row(`acme/r${index}`, { id: products.shop }));
    await put(rows);
    const [first] = rows;
    const file = [{ ...first, product: { id: products.web } }];
    const refused = await put(file, { missing: 'remove' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'too_many_removals', field: 'query.maxRemovals' } });
    expect(refused.body['detail']).toBe(
      'The file leaves out 6 mappings, and 5 may be removed so. Nothing was changed.',
    );
    expect(await mapped()).toHaveLength(7);
    expect(await put(file, { missing: 'remove', maxRemovals: '6' })).toMatchObject({
      status: 200,
      body: { complete: true },
    });
    expect(await mapped()).toEqual(['acme/r0 Web']);
  });

  it('is refused when it is empty', async () => {
    const { put } = await aTeamWithFile();
    expect(await put([], { missing: 'remove' })).toMatchObject({
      status: 400,
      body: { code: 'request_invalid', field: 'mappings' },
    });
  });

  it('is refused whole with every bad row by its index, and nothing is changed', async () => {
    const { products, put, mapped } = await aTeamWithFile();
    const answer = await put([
      row('acme/good', { id: products.shop }),
      row('no-slash', { id: products.shop }),
      row('acme/x', { id: 'twelve' }),
      { ...row('acme/y', { id: products.shop }), brnach: 'main' },
      row('acme/good', { id: products.web }),
    ]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
    const pointers = (answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/mappings/1/repositoryId', '/mappings/2/product', '/mappings/3/brnach']),
    );
    expect(await mapped()).toEqual([]);
  });

  it('is refused where it names a repository twice', async () => {
    const { products, put } = await aTeamWithFile();
    const answer = await put([row('acme/a', { id: products.shop }), row('acme/a', { id: products.web })]);
    expect(answer.body).toMatchObject({
      code: 'request_invalid',
      errors: [{ pointer: '/mappings/1/repositoryId', detail: 'is named by row 0 already: name each repository once' }],
    });
  });

  it('is refused where somebody changed a mapping since it was exported', async () => {
    const { products, put, exported, mapped } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop })]);
    const { headers } = await exported();
    await put([row('acme/b', { id: products.shop })]);
    const late = await put([row('acme/a', { id: products.web })], {}, { 'if-match': String(headers['etag']) });
    expect(late).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    expect(await mapped()).toEqual(['acme/a Shop', 'acme/b Shop']);
  });

  it('is refused by a team that is not connected', async () => {
    const answer = await anApi().send('PUT /v1/mappings', { body: { mappings: [row('acme/a', { id: 1 })] } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  });
});

describe('a file of which a part can not be done', () => {
  it('has the other rows done, removes nothing, and is whole once it is sent again mended', async () => {
    const { products, put, mapped, results, told } = await aTeamWithFile();
    await put([row('acme/old', { id: products.shop })]);
    const answer = await put([row('acme/a', { id: 9_999 }), row('acme/b', { id: products.web })], {
      missing: 'remove',
    });
    expect(told(answer)).toEqual(['acme/a add failed', 'acme/b add done', 'acme/old remove not_tried']);
    expect(results(answer)[0]?.problem).toMatchObject({ code: 'product_not_visible', field: 'product.id' });
    expect(answer.body).toMatchObject({ complete: false, counts: { add: 1, failed: 1, notTried: 1, remove: 0 } });
    expect(await mapped()).toEqual(['acme/b Web', 'acme/old Shop']);
    const mended = await put([row('acme/a', { id: products.shop }), row('acme/b', { id: products.web })], {
      missing: 'remove',
    });
    expect(told(mended)).toEqual(['acme/a add done', 'acme/b unchanged done', 'acme/old remove done']);
    expect(await mapped()).toEqual(['acme/a Shop', 'acme/b Web']);
  });

  it('leads no findings to a product of another name than it says, such as one of another instance', async () => {
    const { products, put, mapped, results } = await aTeamWithFile();
    await put([row('acme/b', { id: products.shop })]);
    const rows = [row('acme/a', { id: products.web, name: 'Shop' }), row('acme/b', { id: products.web, name: 'Shop' })];
    const answer = await put(rows);
    const problem = { code: 'product_has_another_name', field: 'product.name' };
    expect(results(answer)).toMatchObject([
      { status: 'failed', problem },
      { status: 'failed', problem },
    ]);
    expect(await mapped()).toEqual(['acme/b Shop']);
    const mended = await put([row('acme/a', { id: products.web, name: 'Web' }), row('acme/b', { id: products.web })]);
    expect(mended.body).toMatchObject({ complete: true });
  });

  it('has the other rows done where DefectDojo refuses what one of them asks for', async () => {
    const { dojo, products, put, told, results } = await aTeamWithFile();
    const body = { name: ['product with this name already exists.'] };
    const effect = { kind: 'status', status: 400, body } as const;
    dojo.controls.faults.order({ path: '/api/v2/products/', method: 'POST', times: 1, effect });
    const answer = await put([row('acme/a', { name: 'Taken elsewhere' }), row('acme/b', { id: products.web })]);
    expect(told(answer)).toEqual(['acme/a add failed', 'acme/b add done']);
    expect(results(answer)[0]?.problem).toMatchObject({ code: 'request_rejected' });
  });

  it('stops when DefectDojo stops answering, and says what was not tried', async () => {
    const { dojo, products, put, told } = await aTeamWithFile();
    dojo.controls.faults.order({ path: '/*', times: null, effect: { kind: 'status', status: 503 } });
    const answer = await put([row('acme/a', { id: products.shop }), row('acme/b', { id: products.web })]);
    expect(told(answer)).toEqual(['acme/a add failed', 'acme/b add not_tried']);
  });

  it('stops when its time is up', async () => {
    const time = { nowMs: Date.parse('2026-11-22T12:00:00Z'), stepMs: 0 };
    const now = () => {
      time.nowMs += time.stepMs;
      return new Date(time.nowMs);
    };
    const { api, dojo } = await aConnectedApi({ clock: { now } });
    time.stepMs = 500;
    const id = dojo.addProduct('Shop');
    const mappings = Array.from({ length: 10 }, (_, index) => row(`acme/r${index}`, { id }));
    const { body } = await api.send('PUT /v1/mappings', { body: { mappings } });
    expect(body).toMatchObject({ complete: false });
    const { items, counts } = body as { items: Result[]; counts: { add: number; notTried: number } };
    expect(items[0]?.status).toBe('done');
    expect(items.at(-1)?.status).toBe('not_tried');
    expect(counts.add + counts.notTried).toBe(10);
  });

  it('leaves a row to whoever changed its mapping at the same moment', async () => {
    const { api, products, put, results } = await aTeamWithFile();
    await put([row('acme/a', { id: products.shop })]);
    const key = aRepository('acme/a', teamId);
    const read = api.teams.mappings;
    Object.assign(api.teams, {
      mappings: async (...args: Parameters<typeof read>) => {
        const page = await read(...args);
        const mapping = await api.teams.mapping(key);
        if (mapping) await api.teams.putMapping({ ...mapping, version: mapping.version + 1, branch: 'theirs' });
        return page;
      },
    });
    const answer = await put([row('acme/a', { id: products.shop }, 'ours')]);
    expect(results(answer)).toMatchObject([{ status: 'failed', problem: { code: 'changed_meanwhile' } }]);
  });
});

describe('a large file', () => {
  it('of as many rows as the largest teams have is read', async () => {
    const { put } = await aTeamWithFile();
    const sections = { version: '5.0.0', added: ['V6', 'V7', 'V8', 'V9', 'V10', 'V11'], removed: ['V1', 'V2', 'V3'] };
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      ...row(`a-company/a-repository-${index}`, { id: 1, name: 'A product with an ordinary name' }, 'main'),
      ...{ level: 'L2', sections },
    }));
    expect(JSON.stringify(rows).length).toBeGreaterThan(1_000_000);
    const answer = await put(rows, { dryRun: 'true' });
    expect(answer.body).toMatchObject({ counts: { add: 5_000 } });
    expect(await put([...rows, row('acme/more', { id: 1 })])).toMatchObject({
      status: 400,
      body: { field: 'mappings' },
    });
  });
});
