import { afterEach, describe, expect, it } from 'vitest';
import { createDefectDojo } from '../../../../../infra/local/defectdojo/app.ts';
import { expectedMs } from '../../../../../infra/local/defectdojo/pace.ts';
import { measuredMs } from '../../../../../infra/local/defectdojo/prices.ts';
import { type StartedDefectDojo, startDefectDojo } from '../../../../../infra/local/defectdojo/start.ts';

describe('a started stand-in', () => {
  let started: StartedDefectDojo | undefined;
  afterEach(async () => {
    await started?.stop();
  });

  const get = (path: string) =>
    fetch(`${started?.url}/api/v2${path}`, {
      headers: { authorization: `Token ${started?.apiKey}` },
      redirect: 'manual',
    });

  it('listens on the loopback interface and knows its key', async () => {
    started = await startDefectDojo();
    expect(new URL(started.url).hostname).toBe('127.0.0.1');
    const answer = await get('/product_types/?limit=1');
    expect(await answer.json()).toMatchObject({ count: 1, results: [{ name: 'Research and Development' }] });
  });

  it('plays the version that was asked for', async () => {
    started = await startDefectDojo({ version: '2.45.3' });
    expect(await (await fetch(`${started.url}/api/v2/oa3/schema/?format=json`)).json()).toMatchObject({
      info: { version: '2.45.3' },
    });
  });

  it('resets connections for real', async () => {
    started = await startDefectDojo();
    const order = { path: '/api/v2/*', effect: { kind: 'reset' } };
    await fetch(`${started.controlUrl}/faults`, { method: 'POST', body: JSON.stringify(order) });
    await expect(get('/user_profile/')).rejects.toThrow();
    expect((await get('/user_profile/')).status).toBe(200);
  });

  it('goes on with an upload whose client has given up', async () => {
    started = await startDefectDojo();
    const { apiKey, url, dojo } = started;
    dojo.abandoned.order({ path: 'import-scan' });
    const data = new FormData();
    const names = { product_type_name: 'p', product_name: 'p', engagement_name: 'e', auto_create_context: 'true' };
    for (const [name, value] of Object.entries({ scan_type: 'Generic Findings Import', ...names }))
      data.set(name, value);
    const findings = [{ title: 'a', severity: 'High', description: 'd' }];
    data.set('file', new File([JSON.stringify({ findings })], 'findings.json'));
    const headers = { authorization: `Token ${apiKey}` };
    const upload = fetch(`${url}/api/v2/import-scan/`, {
      method: 'POST',
      headers,
      body: data,
      signal: AbortSignal.timeout(200),
    });
    await expect(upload).rejects.toThrow();
    expect(dojo.store.findings.list()).toHaveLength(0);
    dojo.abandoned.step();
    expect(dojo.store.findings.list()).toHaveLength(1);
  });

  it('is as slow as it is told to be', async () => {
    started = await startDefectDojo({ pace: 0.5 });
    const beganAt = performance.now();
    await get('/user_profile/');
    expect(performance.now() - beganAt).toBeGreaterThan(8);
  });
});

describe('the pace of a real server', () => {
  const ms = measuredMs;
  const totals = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).map(([name, total]) => [name, { total: { total } }]));
  const reimportOf = (delta: Record<string, number>, after: number, rows: number) => ({
    method: 'POST',
    target: '/api/v2/reimport-scan/',
    answer: { statistics: { delta: totals(delta), after: { total: { total: after } } } },
    rows,
  });

  it.each([
    ['a read', { method: 'GET', target: '/api/v2/user_profile/' }, ms.request],
    [
      'a listing of 100 findings',
      { method: 'GET', target: '/api/v2/findings/?test=1', answer: { results: Array(100).fill({}) } },
      ms.listing + 100 * ms.listedFinding,
    ],
    [
      'a count, which shows none',
      { method: 'GET', target: '/api/v2/findings/?test=1&limit=1&offset=1000', answer: { count: 100, results: [] } },
      ms.emptyListing,
    ],
    [
      'looking one up by its Gecko id',
      { method: 'GET', target: '/api/v2/findings/?unique_id_from_tool=g-1', answer: { results: [{}] } },
      ms.listing + ms.geckoIdFilter + ms.listedFinding,
    ],
    ['a PATCH of a finding', { method: 'PATCH', target: '/api/v2/findings/1/' }, ms.patchWithoutTags],
    ['one that carries tags', { method: 'PATCH', target: '/api/v2/findings/1/', withTags: true }, ms.patchWithTags],
    ['reading its tags', { method: 'GET', target: '/api/v2/findings/1/tags/' }, ms.tagsGet],
    ['giving it a tag', { method: 'POST', target: '/api/v2/findings/1/tags/' }, ms.tagsPost],
    ['taking one away', { method: 'PUT', target: '/api/v2/findings/1/remove_tags/' }, ms.tagsRemove],
    ['a note', { method: 'POST', target: '/api/v2/findings/1/notes/' }, ms.notePost],
    ['creating one', { method: 'POST', target: '/api/v2/findings/' }, ms.findingPost],
    ['closing one', { method: 'POST', target: '/api/v2/findings/1/close/' }, ms.findingClose],
    ['making a test', { method: 'POST', target: '/api/v2/tests/' }, ms.testPost],
    ['making an engagement', { method: 'POST', target: '/api/v2/engagements/' }, ms.engagementPost],
    ['changing a product', { method: 'PATCH', target: '/api/v2/products/1/' }, ms.productPatch],
    ['a line of its metadata', { method: 'POST', target: '/api/v2/metadata/' }, ms.metadataPost],
    [
      'an import of 500 rows',
      {
        method: 'POST',
        target: '/api/v2/import-scan/',
        answer: { statistics: { after: { total: { total: 500 } } } },
        rows: 500,
      },
      ms.importFile + 500 * ms.importedRow,
    ],
    [
      'a reimport that creates 10 and leaves 10, into a test that then holds 900',
      reimportOf({ created: 10, untouched: 10 }, 900, 20),
      ms.reimportFile + 890 * ms.findingThere + 10 * ms.reimportedNewRow + 10 * ms.matchedRow,
    ],
    [
      'a reimport of 15 rows that closes 5 by them, reactivates 4, leaves 6 and closes 2 that it lacks',
      reimportOf({ closed: 2, reactivated: 4, 'left untouched': 6 }, 17, 15),
      ms.reimportFile +
        17 * ms.findingThere +
        2 * ms.closedFinding +
        4 * ms.reactivatedRow +
        6 * ms.matchedRow +
        5 * ms.statusRow,
    ],
  ])('is kept for %s', (_, answered, expected) => {
    expect(expectedMs(answered)).toBeCloseTo(expected, 5);
  });

  it('counts the rows of a file and sees tags among the values of a change', async () => {
    const waits: number[] = [];
    const dojo = createDefectDojo({ pace: 1, wait: async (ms) => waits.push(ms) });
    const send = (method: string, path: string, body: string | FormData) =>
      dojo.app.request(`http://dojo/api/v2/${path}`, {
        method,
        headers: {
          authorization: `Token ${dojo.apiKey}`,
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        },
        body,
      });
    await send('POST', 'products/', JSON.stringify({ name: 'P', description: 'P', prod_type: 1 }));
    const place = { target_start: '2026-01-01', target_end: '2026-02-01' };
    await send('POST', 'engagements/', JSON.stringify({ product: 1, name: 'E', ...place }));
    const form = new FormData();
    form.set('scan_type', 'Generic Findings Import');
    form.set('engagement', '1');
    const rows = ['a', 'b'].map((title) => ({ title, severity: 'Low', description: '"severity":' }));
    form.set('file', new File([JSON.stringify({ findings: rows })], 'f.json'));
    await send('POST', 'import-scan/', form);
    await send('PATCH', 'findings/1/', JSON.stringify({ mitigation: 'x' }));
    await send('PATCH', 'findings/1/', JSON.stringify({ mitigation: 'y', tags: ['z'] }));
    expect(waits.slice(2)).toEqual([ms.importFile + 2 * ms.importedRow, ms.patchWithoutTags, ms.patchWithTags]);
  });

  it('may pass without waiting', async () => {
    const waits: number[] = [];
    const dojo = createDefectDojo({ pace: 1, wait: async (ms) => waits.push(ms) });
    await dojo.app.request('http://dojo/api/v2/user_profile/', { headers: { authorization: `Token ${dojo.apiKey}` } });
    expect(waits).toEqual([measuredMs.request]);
  });
});
