import { describe, expect, it, test } from 'vitest';
import { aDataSet, aGecko, aRow } from './a-gecko.ts';

const shop = '/api/v1/repositories/acme%2Fshop/vulnerabilities';
const idOf = (name: string) => String(aRow({ name })['id']);

async function aGeckoWithScan(scan: object) {
  const gecko = aGecko();
  const answer = await gecko.control('POST', '/teams/team-demo/scans', { id: 'scan-2', ...scan });
  return { ...gecko, answer: await answer.json(), status: answer.status };
}

const names = (rows: Record<string, unknown>[]) => rows.map(({ title }) => String(title).replace('Finding ', ''));

describe('adding a scan', () => {
  it('adds rows to the repository; the scan lists its own alone', async () => {
    const { list } = await aGeckoWithScan({ repositories: [{ id: 'acme/shop', rows: [aRow({ name: 'new' })] }] });
    expect(names((await list(shop)).data)).toEqual(['new', 'a', 'b', 'c']);
    expect(names((await list('/api/v1/scans/scan-2/vulnerabilities')).data)).toEqual(['new']);
  });

  it('may find again what the last one found, without what is gone, and more', async () => {
    const repositories = [{ id: 'acme/shop', without: [idOf('b')], rows: [aRow({ name: 'new' })] }];
    const { list } = await aGeckoWithScan({ repositories });
    expect(names((await list('/api/v1/scans/scan-2/vulnerabilities')).data)).toEqual(['a', 'c', 'new']);
    expect((await list(shop)).pagination.total).toBe(4);
  });

  it('shows an id once, as the newest scan has it, unless ids are to repeat', async () => {
    const { list, control } = await aGeckoWithScan({ repositories: [{ id: 'acme/shop', keep: true }] });
    expect((await list(shop)).data.map(({ scanId }) => scanId)).toEqual(['scan-2', 'scan-2', 'scan-2']);
    await control('PATCH', '/teams/team-demo/settings', { repeatIds: true });
    const rows = (await list(shop)).data;
    expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([6, 3]);
  });

  it('finds again what the last complete deep scan found, whatever failed or ran since', async () => {
    const failed = { kind: 'deep', status: 'failed', repositories: [{ id: 'acme/shop' }] };
    const { control, list } = await aGeckoWithScan(failed);
    await control('POST', '/teams/team-demo/scans', { id: 'scan-3', repositories: [{ id: 'acme/shop', keep: true }] });
    expect(names((await list('/api/v1/scans/scan-3/vulnerabilities')).data)).toEqual(['a', 'b', 'c']);
  });

  it('is newer than every other scan, even when the clock stands still or behind', async () => {
    const { control, list } = await aGeckoWithScan({ repositories: [{ id: 'acme/shop', keep: true }] });
    const again = { id: 'scan-3', repositories: [{ id: 'acme/shop', keep: true, rows: [aRow({ name: 'new' })] }] };
    await control('POST', '/teams/team-demo/scans', again);
    const scans = (await list('/api/v1/scans')).data;
    expect(scans.map(({ id, createdAt }) => [id, createdAt])).toEqual([
      ['scan-3', '2026-11-02T00:00:01.000Z'],
      ['scan-2', '2026-11-02T00:00:00.000Z'],
      [aDataSet().scan.id, aDataSet().scan.createdAt],
    ]);
    expect(scans[0]).toMatchObject({ completedAt: '2026-11-02T00:00:01.000Z', name: 'Scan of acme/shop' });
    expect((await list(shop)).data.map(({ scanId }) => scanId)).toEqual(Array(4).fill('scan-3'));
  });

  it('may span repositories; each lists its own rows', async () => {
    const repositories = [
      { id: 'acme/shop', rows: [aRow({ name: 'in shop' })] },
      { id: 'gitlab:acme/tools', branch: 'trunk', rows: [aRow({ name: 'in tools' })] },
    ];
    const { list, answer } = await aGeckoWithScan({ repositories });
    const tools = await list('/api/v1/repositories/gitlab:acme%2Ftools/vulnerabilities');
    expect(names(tools.data)).toEqual(['in tools']);
    expect(names((await list('/api/v1/scans/scan-2/vulnerabilities')).data)).toEqual(['in shop', 'in tools']);
    expect(answer).toMatchObject({
      event: {
        repositories: [
          { id: 'acme/shop', provider: 'github', branch: 'main', defaultBranch: 'main' },
          { id: 'gitlab:acme/tools', provider: 'gitlab', branch: 'trunk', defaultBranch: 'trunk' },
        ],
      },
    });
  });

  it('may be a pull-request scan of another branch', async () => {
    const repositories = [{ id: 'acme/shop', branch: 'feature/x', commit: 'abc1234', rows: [{}] }];
    const { answer } = await aGeckoWithScan({ kind: 'pull_request', repositories });
    expect(answer).toMatchObject({
      scan: { kind: 'pull_request', findingIds: [expect.any(String)] },
      event: {
        kind: 'pull_request',
        repositories: [{ branch: 'feature/x', defaultBranch: 'main', commit: 'abc1234' }],
      },
    });
  });

  test.each(['failed', 'cancelled', 'partial', 'completed'])('may run first and end as %s later', async (end) => {
    const { control, list, answer } = await aGeckoWithScan({ status: 'running', repositories: [{ id: 'acme/shop' }] });
    expect(answer).toMatchObject({ event: null });
    expect((await list('/api/v1/scans')).data[0]).toMatchObject({ status: 'running', completedAt: null });
    const ended = await (await control('PATCH', '/teams/team-demo/scans/scan-2', { status: end })).json();
    expect(ended).toMatchObject({ event: { status: end, completedAt: '2026-11-02T00:00:00.000Z' } });
  });

  it('sends rows as they were given, even wrong ones, and fills in what was left out', async () => {
    const rows = [{ id: null, severity: 'high' }, { status: 'lost' }];
    const { list } = await aGeckoWithScan({ repositories: [{ id: 'acme/shop', rows }] });
    const [first, second] = (await list('/api/v1/scans/scan-2/vulnerabilities')).data;
    expect(first).toMatchObject({ id: null, severity: 'high', type: 'IDOR', scanId: 'scan-2' });
    expect(second).toMatchObject({ status: 'lost', severity: 6.5, id: expect.any(String) });
  });

  it('may bring endpoints and a wiki', async () => {
    const brings = { endpoints: [{ method: 'GET', path: '/' }], wiki: [{ title: 'Overview', text: 'A shop.' }] };
    const { ask } = await aGeckoWithScan({ ...brings, repositories: [{ id: 'acme/shop' }] });
    expect(await (await ask('/api/v1/scans/scan-2/endpoints')).json()).toMatchObject({
      data: { parsed: brings.endpoints },
    });
    expect(await (await ask('/api/v1/scans/scan-2/wiki')).text()).toBe('## Overview\nA shop.\n');
  });
});

describe('listings that can not be trusted', () => {
  const pages = async (list: ReturnType<typeof aGecko>['list']) => [
    await list(`${shop}?limit=2`),
    await list(`${shop}?limit=2&offset=2`),
  ];

  test.each([
    ['insert', [3, 4], ['a', 'b', 'b', 'c']],
    ['remove', [3, 2], ['a', 'b']],
    ['rotate', [3, 3], ['a', 'b', 'b']],
  ])('change between pages by %s, and stand still again afterwards', async (kind, totals, seen) => {
    const { list, control } = aGecko();
    expect((await control('POST', '/listing-changes', { kind })).status).toBe(201);
    const changed = await pages(list);
    expect(changed.map(({ pagination }) => pagination.total)).toEqual(totals);
    expect(names(changed.flatMap(({ data }) => data))).toEqual(seen);
    expect(names((await pages(list)).flatMap(({ data }) => data))).toEqual(['a', 'b', 'c']);
  });

  it('change until told to stop, and only where told to', async () => {
    const { list, control } = aGecko();
    await control('POST', '/listing-changes', { kind: 'remove', times: null, path: '/api/v1/scans/*' });
    const ofScan = `/api/v1/scans/${aDataSet().scan.id}/vulnerabilities?limit=2&offset=2`;
    expect([(await list(ofScan)).pagination.total, (await list(ofScan)).pagination.total]).toEqual([2, 2]);
    expect((await list(`${shop}?offset=2`)).pagination.total).toBe(3);
    expect(await (await control('GET', '/listing-changes')).json()).toMatchObject({
      listingChanges: [{ times: null }],
    });
    expect((await control('DELETE', '/listing-changes')).status).toBe(204);
    expect((await list(ofScan)).pagination.total).toBe(3);
  });

  it('may be filtered by the server without being asked, which the echo tells', async () => {
    const { list, control } = aGecko({ dataSet: aDataSet(), now: () => new Date('2026-12-24T00:00:00.000Z') });
    await control('PATCH', '/teams/team-demo/settings', { defaultDays: 7 });
    expect(await list(shop)).toMatchObject({ pagination: { total: 0 }, filters: { days: 7 } });
  });

  it('may be faulted like anything else', async () => {
    const { ask, control } = aGecko();
    await control('POST', '/faults', { path: '/api/v1/repositories/acme%2Fshop/*', effect: { kind: 'html' } });
    expect((await ask(shop)).headers.get('content-type')).toContain('text/html');
    expect((await ask(shop)).status).toBe(200);
  });
});
