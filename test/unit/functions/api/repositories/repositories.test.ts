import { describe, expect, it } from 'vitest';
import { prefersCsv } from '../../../../../functions/api/core/content-negotiation.ts';
import { csvOf } from '../../../../../functions/api/repositories/csv.ts';
import { noCounts } from '../../../../../shared/domain/runs/run.ts';
import type { KeyKeeper } from '../../../../../shared/ports/key-store.ts';
import { anApi } from '../../../../support/an-api.ts';
import { createInMemoryGeckoRepositories, geckoIdOf } from '../../../../support/in-memory-gecko-repositories.ts';
import { createInMemoryKeyStore } from '../../../../support/in-memory-key-store.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const names = ['acme/shop', 'acme/site', 'no-slash', 'gitlab:acme/billing', 'beta/tools'];
const shop = aRepository('acme/shop');
const runId = '01a20525-0000-7000-8000-000000000001';

async function aTableApi(list: readonly string[] = names) {
  const api = anApi({ openGecko: async () => createInMemoryGeckoRepositories(list) });
  await api.teams.putConnection(aConnection());
  await api.teams.createMapping(aMapping(shop, { product: { id: 12, name: '=Shop, "the" one' }, branch: 'main' }));
  const at = '2026-11-22T12:00:00.000Z';
  const run = { ...shop, runId, triggers: [], startedAt: at, finishedAt: at, counts: noCounts, defectDojoCalls: 2 };
  await api.syncs.recordRun({ ...run, outcome: 'succeeded', links: {} }, [], { servedTriggers: true });
  return api;
}

const idsOf = (body: Readonly<Record<string, unknown>>) =>
  (body['items'] as { repositoryId: string }[]).map(({ repositoryId }) => repositoryId);

describe('the settings table', () => {
  it('lists every repository with its product, state, last run and links', async () => {
    const api = await aTableApi();
    const { body } = await api.send('GET /v1/repositories');
    expect(idsOf(body)).toEqual(['acme/shop', 'acme/site', 'gitlab:acme/billing', 'beta/tools']);
    expect(body).toMatchObject({
      items: [
        {
          mappingId: 'YWNtZS9zaG9w',
          provider: 'github',
          product: { id: 12 },
          state: { status: 'never_synced' },
          asvs: { version: '5.0.0', level: 'L1', levelAssignedBy: 'proposal', sections: ['V15'] },
          lastRun: { id: runId, outcome: 'succeeded', links: { self: `/v1/mappings/YWNtZS9zaG9w/runs/${runId}` } },
          links: {
            geckoVulnerabilities: 'https://app.gecko.example/repo/acme%2Fshop/vulnerabilities',
            mapping: '/v1/mappings/YWNtZS9zaG9w',
            diagnosis: '/v1/mappings/YWNtZS9zaG9w/diagnosis',
            asvs: '/v1/mappings/YWNtZS9zaG9w/asvs',
            defectDojoProduct: 'https://defectdojo.example.com/product/12',
          },
        },
        { state: { status: 'unmapped' } },
        {},
        {},
      ],
      unusable: ['no-slash'],
    });
  });

  it('says of a repository that was renamed in Gecko as what it is mapped', async () => {
    const api = await aTableApi(['acme/site', 'beta/tools']);
    const former = { geckoRepositoryId: geckoIdOf('acme/site') };
    await api.teams.createMapping(aMapping(aRepository('acme/website'), former));
    const { body } = await api.send('GET /v1/repositories');
    const renamed = {
      status: 'unmapped',
      code: 'repository_renamed',
      reason: expect.stringContaining('"acme/website"'),
    };
    expect(body).toMatchObject({ items: [{ state: renamed }, { state: { status: 'unmapped' } }] });
    expect((body['items'] as { state: object }[])[1]?.state).toEqual({ status: 'unmapped' });
  });

  it('is searched, filtered by state, and read page by page', async () => {
    const api = await aTableApi();
    expect(idsOf((await api.send('GET /v1/repositories', { query: { search: 'acme' } })).body)).toHaveLength(3);
    const rows: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { state: 'unmapped', limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await api.send('GET /v1/repositories', { query });
      expect(idsOf(body).length).toBeLessThanOrEqual(2);
      rows.push(...idsOf(body));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor !== undefined);
    expect(rows).toEqual(['acme/site', 'gitlab:acme/billing', 'beta/tools']);
  });

  it('refuses a state that there is not, and a cursor of another filter', async () => {
    const api = await aTableApi();
    const answer = await api.send('GET /v1/repositories', { query: { state: 'happy' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', field: 'query.state' } });
    const { body } = await api.send('GET /v1/repositories', { query: { limit: '1' } });
    const query = { cursor: String(body['nextCursor']), search: 'acme' };
    expect((await api.send('GET /v1/repositories', { query })).body).toMatchObject({ code: 'cursor_invalid' });
  });

  it('comes as a CSV file, whose next part is a link', async () => {
    const api = await aTableApi();
    const headers = { accept: 'text/csv' };
    const whole = await api.send('GET /v1/repositories', { headers });
    expect(whole.headers).toMatchObject({ 'content-type': expect.stringMatching(/^text\/csv/), vary: 'accept' });
    const lines = whole.text.split('\r\n');
    expect(lines[0]).toMatch(/^repository,provider,state,/);
    expect(lines[1]).toBe(
      `acme/shop,github,never_synced,,,"'=Shop, ""the"" one",12,main,5.0.0,L1,V15,,2026-11-22T12:00:00.000Z,succeeded`,
    );
    expect(lines).toHaveLength(6);
    const part = await api.send('GET /v1/repositories', { headers, query: { limit: '1' } });
    expect(part.headers['link']).toMatch(/^<\/v1\/repositories\?limit=1&cursor=[\w-]+>; rel="next"$/);
  });

  it('asks Gecko with the key that is stored now, whatever is in memory', async () => {
    const used: string[] = [];
    const keys: KeyKeeper = {
      ...createInMemoryKeyStore(),
      geckoKey: async (_teamId, { fresh = false } = {}) => (fresh ? 'gk_new' : 'gk_old'),
    };
    const openGecko = async (apiKey: string) => {
      used.push(apiKey);
      return createInMemoryGeckoRepositories([]);
    };
    expect(await anApi({ keys, openGecko }).send('GET /v1/repositories')).toMatchObject({ status: 200 });
    expect(used).toEqual(['gk_new']);
  });

  it('says what to do when Gecko can not be asked', async () => {
    const keys = { ...createInMemoryKeyStore(), geckoKey: async () => undefined };
    expect(await anApi({ keys }).send('GET /v1/repositories')).toMatchObject({
      status: 409,
      body: { code: 'gecko_key_missing' },
    });
  });
});

describe('CSV', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['*/*', false],
    ['application/json', false],
    ['text/csv', true],
    ['Text/CSV; q=0.9, application/json;q=0.5', true],
    ['text/csv;q=0.1, */*', false],
    ['text/*', true],
    ['text/csv;q=nonsense', false],
  ])('is preferred by Accept %j: %s', (accept, expected) => {
    expect(prefersCsv(accept)).toBe(expected);
  });

  it('keeps cells apart, and formulas from being one', () => {
    expect(csvOf(['a', 'b'], [['x,"y"\nz', '@SUM(1)']])).toBe(`a,b\r\n"x,""y""\nz",'@SUM(1)\r\n`);
  });
});
