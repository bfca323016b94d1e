import { describe, expect, it } from 'vitest';
import { anApi } from '../../../../support/an-api.ts';
import { readLogLine } from '../../../../support/log-line.ts';

const mappingId = Buffer.from('acme/shop').toString('base64url');
const runId = '01a20525-0000-7000-8000-000000000001';
const secret = 'Balance-of-others';

describe('a line of the API', () => {
  it('names request, operation, team, user, and the repository and run that the path names', async () => {
    const api = anApi();
    await api.send(`GET /v1/mappings/${mappingId}/runs/${runId}`);
    expect(api.logLines.map(readLogLine)).toMatchObject([
      {
        message: 'Request answered.',
        requestId: 'request-1',
        operationId: 'getRun',
        teamId: 'team-1',
        userId: 'user-of-team-1',
        repositoryId: 'acme/shop',
        runId,
        status: 404,
      },
    ]);
  });

  it('names the same of a request that failed, and holds nothing of what the error held', async () => {
    const api = anApi();
    api.syncs.run = () => Promise.reject(Object.assign(new Error('It is on fire.'), { item: { title: secret } }));
    await api.send(`GET /v1/mappings/${mappingId}/runs/${runId}`);
    const ids = { requestId: 'request-1', teamId: 'team-1', repositoryId: 'acme/shop', runId };
    expect(api.logLines.map(readLogLine)).toMatchObject([
      { message: 'The request failed.', ...ids, failure: { message: 'It is on fire.' } },
      { message: 'Request answered.', ...ids, status: 500 },
    ]);
    expect(api.logLines.join('\n')).not.toContain(secret);
  });

  it.each([`GET /v1/mappings/${secret}/runs/${secret}`, `GET /v1/${secret}`, `PUT /v1/connection?key=${secret}`])(
    'holds nothing of %s that is no id',
    async (target) => {
      const api = anApi();
      await api.send(target, {
        query: { q: secret },
        headers: { 'x-key': secret },
        body: { url: secret, apiKey: secret },
      });
      expect(api.logLines.map(readLogLine)).toMatchObject([{ message: 'Request answered.' }]);
      expect(api.logLines.join('\n')).not.toContain(secret);
    },
  );
});
