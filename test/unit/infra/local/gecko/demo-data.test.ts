import calculator from 'ae-cvss-calculator';
import { describe, expect, it, test } from 'vitest';
import {
  dataSetsOfTheDemoTeam,
  dataSetsOfTheOtherTeam,
} from '../../../../../infra/local/gecko/demo-data/demo-data-sets.ts';
import { flawsNamed } from '../../../../../infra/local/gecko/demo-data/flaws.ts';
import { ratings } from '../../../../../infra/local/gecko/demo-data/ratings.ts';
import { aGecko, listing } from './a-gecko.ts';

const [webshop, billing] = dataSetsOfTheDemoTeam();
const [loyalty] = dataSetsOfTheOtherTeam();
const rows = webshop?.rows ?? [];
const texts = rows.map((row) => `${row['title']} ${row['shortDescription']}`);

function countBy(field: string): Map<unknown, number> {
  return new Map([...Map.groupBy(rows, (row) => row[field])].map(([value, group]) => [value, group.length]));
}

describe('the demo data', () => {
  it('is the same on every start', () => {
    expect(dataSetsOfTheDemoTeam()).toEqual(dataSetsOfTheDemoTeam());
  });

  it('has a shop on GitHub with more than 400 findings, a small GitLab project, and another team', () => {
    expect([webshop?.repository, rows.length > 400]).toEqual(['acme/webshop', true]);
    expect([billing?.repository, billing?.rows.length]).toEqual(['gitlab:acme/platform/billing', 33]);
    expect([loyalty?.repository, loyalty?.rows.length]).toEqual(['umbra/loyalty-api', 10]);
  });

  it('never gives an id twice', () => {
    const ids = [webshop, billing, loyalty].flatMap((one) => one?.rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds all seven types, most of them IDOR', () => {
    const types = countBy('type');
    for (const type of ['RCE', 'SQLI', 'XSS', 'SSRF', 'LFI', 'AFO']) expect(types.get(type)).toBeGreaterThan(8);
    expect(types.get('IDOR')).toBeGreaterThan(rows.length / 2);
  });

  it('spreads scores over all bands and their edges', () => {
    const scores = new Set(rows.map(({ severity }) => severity));
    for (const edge of [10, 9, 8.9, 7, 6.9, 4, 3.9, 0]) expect(scores).toContain(edge);
  });

  test.each([
    ['vectors of CVSS 3.1', (row: string) => row.startsWith('CVSS:3.1/')],
    ['vectors of CVSS 4.0', (row: string) => row.startsWith('CVSS:4.0/')],
    ['no vector', (row: string) => row === 'null'],
  ])('has many findings with %s', (_sentence, isOne) => {
    expect(rows.filter(({ cvssVector }) => isOne(String(cvssVector))).length).toBeGreaterThan(40);
  });

  it('repeats titles in one file, as a scanner does', () => {
    const places = Map.groupBy(rows, (row) => `${row['title']} ${row['filePath']} ${row['severity']}`);
    expect([...places.values()].filter((group) => group.length > 1)).toHaveLength(3);
    expect(countBy('filePath').get('apps/api/src/orders/orders.controller.ts')).toBeGreaterThan(3);
  });

  test.each([
    ['code fences', /```ts\n/],
    ['a fence that is never closed', /```js\n[^`]*$/],
    ['inline code', /`[a-zA-Z.]+`/],
    ['HTML', /<\/textarea><svg/],
    ['links that run script', /\]\(javascript:/],
    ['tables', /\| --- \|/],
    ['foreign scripts', /商品名/],
    ['invisible characters', /\u200B/],
    ['text beyond 5,000 characters', /[\s\S]{5000}/],
  ])('has %s in its prose', (_sentence, pattern) => {
    expect(texts.some((text) => pattern.test(text))).toBe(true);
  });

  it('has a title longer than 511 characters', () => {
    expect(rows.some(({ title }) => String(title).length > 511)).toBe(true);
  });

  test.each(Object.entries(ratings))(
    'rates %s by its vectors',
    (_name, [[scoreV31, vectorV31], [scoreV40, vectorV40]]) => {
      expect(new calculator.Cvss3P1(vectorV31).calculateScores().base).toBe(scoreV31);
      expect(new calculator.Cvss4P0(vectorV40).calculateScores().overall).toBe(scoreV40);
    },
  );

  it('refuses an area that names a flaw nobody has described', () => {
    expect(() => flawsNamed('read teleport')).toThrow('The demo data has no flaw teleport');
  });
});

describe('a Gecko with the demo data', () => {
  const path = '/api/v1/repositories/acme%2Fwebshop/vulnerabilities?limit=1000';

  it('serves it to each team by its key', async () => {
    const { app, apiKey } = aGecko({});
    const totals = async (team: string) => {
      const answer = await app.request('/api/v1/vulnerabilities', { headers: { 'x-api-key': apiKey(team) } });
      return listing.parse(await answer.json()).pagination.total;
    };
    expect(await totals('team-demo')).toBe(rows.length + 33);
    expect(await totals('team-other')).toBe(10);
  });

  it('gives rows of the documented shape alone', async () => {
    const { list } = aGecko({});
    const fields = new Set((await list(path)).data.map((row) => Object.keys(row).toSorted().join(' ')));
    expect([...fields]).toEqual([
      'confidenceScore cvssVector cwe filePath id scanCreatedAt scanId scanName severity shortDescription title type',
    ]);
  });

  it('adds call chain, proof, patch and status for a team with richer rows', async () => {
    const { list, control } = aGecko({});
    await control('PATCH', '/teams/team-demo/settings', { richerRows: true });
    const [first, ...others] = (await list(path)).data;
    expect(first).toMatchObject({
      line: expect.any(Number),
      description: expect.stringContaining('### Impact'),
      callChain: [{ kind: 'source' }, { kind: 'flow' }, { kind: 'sink', primary: true, line: first?.['line'] }],
      proofOfConcept: expect.stringContaining('curl'),
      patch: expect.stringMatching(/^--- a\/apps\/api\/src\/orders\//),
      remediation: expect.any(String),
      firstSeenAt: expect.any(String),
    });
    const statuses = new Set(others.map(({ status }) => status));
    for (const status of ['open', 'in_progress', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk', null]) {
      expect(statuses).toContain(status);
    }
  });

  it('has endpoints in three shapes and wikis in two', async () => {
    const { team, ask, app, apiKey } = aGecko({});
    const [shopScan, billingScan] = team('team-demo').scans;
    const endpoints = async (id: string | undefined) => (await ask(`/api/v1/scans/${id}/endpoints`)).json();
    const login = {
      method: 'POST',
      path: '/api/auth/login',
      file: 'apps/api/src/auth/auth.controller.ts',
      auth: false,
    };
    expect(await endpoints(shopScan?.id)).toMatchObject({ data: { parsed: expect.arrayContaining([login]) } });
    expect(await endpoints(billingScan?.id)).toMatchObject({
      data: { parsed: { openapi: '3.1.0', paths: { '/api/ledgers/{ledgerId}': { get: {}, patch: {}, delete: {} } } } },
    });
    const headers = { 'x-api-key': apiKey('team-other') };
    const ofLoyalty = await app.request(`/api/v1/scans/${team('team-other').scans[0]?.id}/endpoints`, { headers });
    expect(await ofLoyalty.json()).toMatchObject({
      data: { raw: expect.stringContaining('GET /api/rewards ->'), parsed: null },
    });
    for (const scan of [shopScan, billingScan]) {
      expect(await (await ask(`/api/v1/scans/${scan?.id}/wiki`)).text()).toContain('## Security architecture\n');
    }
  });
});
