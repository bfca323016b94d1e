import { describe, expect, it } from 'vitest';
import { aDataSet, aGecko } from './a-gecko.ts';

function aLimitedGecko() {
  const clock = { at: new Date('2026-11-02T00:00:00.000Z') };
  return { clock, ...aGecko({ dataSet: aDataSet(), now: () => clock.at }) };
}

describe('the rate limit', () => {
  it('is 1000 requests an hour, counted down in the headers', async () => {
    const { ask } = aLimitedGecko();
    const [first, second] = [await ask('/api/v1/scans'), await ask('/api/v1/scans')];
    expect([first, second].map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['999', '998']);
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-11-02T01:00:00Z') / 1000));
  });

  it('answers 429 beyond it, until the hour is over', async () => {
    const { ask, control, clock } = aLimitedGecko();
    await control('PATCH', '/teams/team-demo/settings', { requestsPerHour: 1 });
    await ask('/api/v1/scans');
    clock.at = new Date('2026-11-02T00:20:00.000Z');
    const refused = await ask('/api/v1/scans');
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'rate_limited' }]);
    expect([refused.headers.get('retry-after'), refused.headers.get('x-ratelimit-remaining')]).toEqual(['2400', '0']);
    clock.at = new Date('2026-11-02T01:00:00.000Z');
    expect((await ask('/api/v1/scans')).status).toBe(200);
  });

  it('counts each key by itself', async () => {
    const { ask, app, apiKey, control } = aLimitedGecko();
    await control('PATCH', '/teams/team-demo/settings', { requestsPerHour: 0 });
    expect((await ask('/api/v1/scans')).status).toBe(429);
    const other = await app.request('/api/v1/scans', { headers: { 'x-api-key': apiKey('team-other') } });
    expect(other.status).toBe(200);
  });

  it('may go without its headers, since none of them is promised', async () => {
    const { ask, control } = aLimitedGecko();
    const silent = { requestsPerHour: 0, rateLimitHeaders: false, retryAfterHeader: false };
    await control('PATCH', '/teams/team-demo/settings', silent);
    const refused = await ask('/api/v1/scans');
    expect(refused.status).toBe(429);
    expect([...refused.headers.keys()].filter((name) => /rate|retry/.test(name))).toEqual([]);
  });
});
