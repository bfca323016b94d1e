import { afterEach, describe, expect, it } from 'vitest';
import { createDefectDojo } from '../../../../../infra/local/defectdojo/app.ts';
import { expectedMs } from '../../../../../infra/local/defectdojo/pace.ts';
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
  it.each([
    ['a read', 'GET', '/api/v2/user_profile/', {}, 20],
    ['a listing of 100 findings', 'GET', '/api/v2/findings/', { results: Array(100).fill({}) }, 490],
    ['looking one up by its Gecko id', 'GET', '/api/v2/findings/?unique_id_from_tool=g-1', { results: [{}] }, 59.7],
    ['a PATCH of a finding', 'PATCH', '/api/v2/findings/1/', {}, 134],
    ['closing one', 'POST', '/api/v2/findings/1/close/', {}, 155],
    [
      'an import of 500 rows',
      'POST',
      '/api/v2/import-scan/',
      { statistics: { after: { total: { total: 500 } } } },
      3720,
    ],
    [
      'a reimport that creates 10 and leaves 10',
      'POST',
      '/api/v2/reimport-scan/',
      {
        statistics: {
          delta: { created: { total: { total: 10 } }, untouched: { total: { total: 10 } } },
          after: { total: { total: 900 } },
        },
      },
      106,
    ],
    [
      'a reimport of 15 rows that closes 5 by them, reactivates 4, leaves 6 and closes 2 that it lacks',
      'POST',
      '/api/v2/reimport-scan/',
      {
        statistics: {
          delta: {
            closed: { total: { total: 2 } },
            reactivated: { total: { total: 4 } },
            'left untouched': { total: { total: 6 } },
          },
        },
      },
      20 + 2 * 19 + 4 * 14 + 6 * 1.2 + 5 * 8.5,
      15,
    ],
  ])('is kept for %s', (_, method, path, body, expected, rows = 0) => {
    expect(expectedMs(method, path, body, rows)).toBeCloseTo(expected, 5);
  });

  it('may pass without waiting', async () => {
    const waits: number[] = [];
    const dojo = createDefectDojo({ pace: 1, wait: async (ms) => waits.push(ms) });
    await dojo.app.request('http://dojo/api/v2/user_profile/', { headers: { authorization: `Token ${dojo.apiKey}` } });
    expect(waits).toEqual([20]);
  });
});
