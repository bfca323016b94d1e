import { afterEach, describe, expect, it } from 'vitest';
import { type RunningGecko, startGecko } from '../../../../../infra/local/gecko/start.ts';
import { aDataSet } from './a-gecko.ts';

let running: RunningGecko;

afterEach(async () => {
  await running.stop();
});

describe('a Gecko that listens', () => {
  it('answers over HTTP, percent-encoded paths included', async () => {
    running = await startGecko({ dataSet: aDataSet({ repository: 'gitlab:group/sub/project' }) });
    const headers = { 'x-api-key': running.apiKey('team-demo') };
    const path = '/api/v1/repositories/gitlab:group%2Fsub%2Fproject/vulnerabilities';
    const answer = await fetch(`${running.url}${path}`, { headers });
    expect(await answer.json()).toMatchObject({ repository: 'gitlab:group/sub/project', pagination: { total: 3 } });
  });

  it('takes orders at its control URL', async () => {
    running = await startGecko();
    const order = { method: 'POST', body: JSON.stringify({ effect: { kind: 'reset' } }) };
    expect((await fetch(`${running.controlUrl}/faults`, order)).status).toBe(201);
    await expect(fetch(`${running.url}/api/v1/health`)).rejects.toThrow('fetch failed');
    expect((await fetch(`${running.url}/api/v1/health`)).status).toBe(200);
  });
});
