import { describe, expect, it } from 'vitest';
import { UnknownTeamError } from '../../../../../infra/local/gecko/gecko.ts';
import { aGecko, listing } from './a-gecko.ts';

describe('API keys', () => {
  it('are not needed for the health check', async () => {
    const { app } = aGecko();
    expect(await (await app.request('/api/v1/health')).json()).toEqual({
      version: 'v1',
      status: 'healthy',
      timestamp: '2026-11-02T00:00:00.000Z',
      service: 'Gecko SAST Scanner API',
      endpoints: expect.objectContaining({ scans: '/api/v1/scans', repositories: '/api/v1/repositories' }),
    });
  });

  it('are needed for everything else', async () => {
    const { app } = aGecko();
    const missing = await app.request('/api/v1/repositories');
    expect([missing.status, await missing.json()]).toMatchObject([401, { code: 'missing_api_key' }]);
    const wrong = await app.request('/api/v1/repositories', { headers: { 'x-api-key': 'gk_wrong' } });
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: 'invalid_api_key' }]);
  });

  it('start with gk_ and are the same on every start', () => {
    expect(aGecko().apiKey('team-demo')).toMatch(/^gk_[0-9a-f]{40}$/);
    expect(aGecko().apiKey('team-demo')).toBe(aGecko().apiKey('team-demo'));
  });

  it('show each team its own repositories, scans and rows only', async () => {
    const { app, apiKey, list } = aGecko();
    const headers = { 'x-api-key': apiKey('team-other') };
    for (const path of ['/api/v1/repositories', '/api/v1/scans', '/api/v1/vulnerabilities']) {
      const other = listing.parse(await (await app.request(path, { headers })).json());
      const mine = await list(path);
      const shared = other.data.filter(({ id }) => mine.data.some((one) => one['id'] === id));
      expect([other.data.length > 0, shared]).toEqual([true, []]);
    }
    expect((await app.request('/api/v1/repositories/acme%2Fshop/vulnerabilities', { headers })).status).toBe(404);
  });

  it('are not to be had for a team that does not exist', () => {
    expect(() => aGecko().apiKey('team-x')).toThrow(UnknownTeamError);
  });

  it('do not turn an unknown route into anything but 404', async () => {
    const { ask } = aGecko();
    expect((await ask('/api/v1/findings')).status).toBe(404);
  });
});
