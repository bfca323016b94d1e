import { describe, expect, it, test } from 'vitest';
import { aDataSet, aGecko, aRow } from './a-gecko.ts';

const shop = '/api/v1/repositories/acme%2Fshop/vulnerabilities';

function manyRows(count: number) {
  return aDataSet({ rows: Array.from({ length: count }, (_, index) => aRow({ name: String(index) })) });
}

describe("a repository's listing", () => {
  it('answers with the documented envelope and rows, and nothing more', async () => {
    const { list } = aGecko({ dataSet: aDataSet({ rows: [aRow({ name: 'a' })] }) });
    const { scan } = aDataSet();
    expect(await list(shop)).toEqual({
      version: 'v1',
      repository: 'acme/shop',
      data: [{ ...aRow({ name: 'a' }), scanId: scan.id, scanName: scan.name, scanCreatedAt: scan.createdAt }],
      pagination: { total: 1, limit: 100, offset: 0, hasMore: false },
      filters: { severity: null, type: null, cwe: null, days: null },
    });
  });

  it('finds a GitLab project by its prefixed path', async () => {
    const { list } = aGecko({ dataSet: aDataSet({ repository: 'gitlab:group/sub/project' }) });
    const listing = await list('/api/v1/repositories/gitlab:group%2Fsub%2Fproject/vulnerabilities');
    expect(listing).toMatchObject({ repository: 'gitlab:group/sub/project', pagination: { total: 3 } });
  });

  test.each([
    ['another name', 'acme%2Fother'],
    ['a GitLab project without its prefix', 'group%2Fsub%2Fproject'],
    ['the uuid of the repository list', '4dfd6898-69f0-4dff-9cff-8cd75f7ad28a'],
    ['an unencoded slash', 'acme/shop'],
  ])('has nothing under %s', async (_sentence, id) => {
    const { ask } = aGecko();
    expect((await ask(`/api/v1/repositories/${id}/vulnerabilities`)).status).toBe(404);
  });
});

describe('paging', () => {
  it('gives 100 rows unless told otherwise, and says that there is more', async () => {
    const { list } = aGecko({ dataSet: manyRows(150) });
    const page = await list(shop);
    expect([page.data.length, page.pagination]).toEqual([100, { total: 150, limit: 100, offset: 0, hasMore: true }]);
  });

  it('gives every row once over all pages', async () => {
    const { list } = aGecko({ dataSet: manyRows(7) });
    const pages = await Promise.all([0, 3, 6].map((offset) => list(`${shop}?limit=3&offset=${offset}`)));
    const ids = pages.flatMap(({ data }) => data.map(({ id }) => id));
    expect([ids.length, new Set(ids).size]).toEqual([7, 7]);
    expect(pages.map(({ pagination: { hasMore } }) => hasMore)).toEqual([true, true, false]);
  });

  it('caps the limit at 1000', async () => {
    const { list } = aGecko({ dataSet: manyRows(1001) });
    const page = await list(`${shop}?limit=5000`);
    expect([page.data.length, page.pagination]).toEqual([1000, { total: 1001, limit: 1000, offset: 0, hasMore: true }]);
  });

  it('gives an empty page beyond the end', async () => {
    const { list } = aGecko();
    expect(await list(`${shop}?offset=50`)).toMatchObject({ data: [], pagination: { total: 3, hasMore: false } });
  });

  test.each(['limit=0', 'limit=many', 'limit=1.5', 'offset=-1', 'days=0', 'severity=11'])(
    'refuses %s',
    async (query) => {
      const { ask } = aGecko();
      const answer = await ask(`${shop}?${query}`);
      const field = query.split('=')[0];
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid_query', errors: [{ field }] }]);
    },
  );
});

describe('filters', () => {
  const rows = [
    aRow({ name: 'a', severity: 9.1, type: 'SQLI', cwe: 'CWE-89' }),
    aRow({ name: 'b', severity: 7.5, type: 'IDOR', cwe: 'CWE-639' }),
    aRow({ name: 'c', severity: 3.1, type: 'IDOR', cwe: null }),
  ];
  const { scan } = aDataSet();

  test.each([
    ['severity is a minimum for a repository', `${shop}?severity=7.5`, ['a', 'b'], { severity: 7.5 }],
    ['severity is exact for a scan', `/api/v1/scans/${scan.id}/vulnerabilities?severity=7.5`, ['b'], { severity: 7.5 }],
    ['type is a substring in any case', `${shop}?type=sql`, ['a'], { type: 'sql' }],
    ['cwe is a substring in any case', `${shop}?cwe=cwe-6`, ['b'], { cwe: 'cwe-6' }],
    ['days looks at the scan', `${shop}?days=1`, ['a', 'b', 'c'], { days: 1 }],
    ['a scan can be named for the team', `/api/v1/vulnerabilities?scanId=other`, [], { scanId: 'other' }],
  ])('%s', async (_sentence, path, names, filters) => {
    const { list } = aGecko({ dataSet: aDataSet({ rows }) });
    const listing = await list(path);
    expect(listing.data.map(({ title }) => title)).toEqual(names.map((name) => `Finding ${name}`));
    expect(listing.filters).toMatchObject(filters);
  });

  it('days leaves out older scans', async () => {
    const { list } = aGecko({ dataSet: aDataSet({ rows }), now: () => new Date('2026-11-30T00:00:00.000Z') });
    expect((await list(`${shop}?days=7`)).pagination.total).toBe(0);
  });
});

describe("the team's listing", () => {
  it('names the repository of each row', async () => {
    const { list } = aGecko();
    const listing = await list('/api/v1/vulnerabilities');
    expect(listing.data).toHaveLength(3);
    expect(listing.data[0]).toMatchObject({ title: 'Finding a', repository: 'acme/shop' });
    expect(listing.filters).toEqual({ severity: null, type: null, cwe: null, scanId: null, days: null });
  });
});

describe("a scan's listing", () => {
  it('holds the rows of that scan', async () => {
    const { list } = aGecko();
    const listing = await list(`/api/v1/scans/${aDataSet().scan.id}/vulnerabilities`);
    expect(listing).toMatchObject({ version: 'v1', pagination: { total: 3 } });
    expect(listing.filters).toEqual({ severity: null, type: null, cwe: null });
  });

  it('is not found for a scan the team does not have', async () => {
    const { ask } = aGecko();
    expect((await ask('/api/v1/scans/0ef83db6-942b-4c37-b412-a1daf793255e/vulnerabilities')).status).toBe(404);
  });
});
