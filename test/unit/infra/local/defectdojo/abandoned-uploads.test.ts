import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, clientOf, type Place, placeWith, row } from './client.ts';

describe('an upload whose client is left alone', () => {
  let client: Client;
  let place: Place;
  beforeEach(async () => {
    client = clientOf();
    place = await placeWith(client);
  });

  const upload = (signal?: AbortSignal) => {
    const data = new FormData();
    data.set('scan_type', 'Generic Findings Import');
    data.set('test', String(place.test));
    data.set('close_old_findings', 'false');
    const findings = Array.from({ length: 5 }, (_, index) => row(`g-${index}`));
    data.set('file', new File([JSON.stringify({ type: 'Gecko', findings })], 'findings.json'));
    const headers = { authorization: `Token ${client.dojo.apiKey}` };
    const init = { method: 'POST', headers, body: data, ...(signal && { signal }) };
    return client.dojo.app.fetch(new Request('http://dojo.test/api/v2/reimport-scan/', init));
  };

  const storedRows = () => client.dojo.store.findings.list().length;

  it('goes on row by row, each visible as soon as it is stored', async () => {
    client.dojo.abandoned.order({ rowsBefore: 2, clientSees: 'gateway_timeout' });
    const answer = await upload();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html; charset=utf-8']);
    expect(storedRows()).toBe(2);
    client.dojo.abandoned.step();
    expect((await client.call('GET', `/findings/?test=${place.test}`)).body['count']).toBe(3);
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    expect(client.dojo.abandoned.list()).toEqual([{ id: 1, path: 'reimport-scan', rowsDone: 5, state: 'done' }]);
  });

  it('hears nothing until it gives up', async () => {
    client.dojo.abandoned.order();
    const patience = new AbortController();
    const answer = expect(upload(patience.signal)).rejects.toThrow('The client left');
    await vi.waitFor(() => expect(client.dojo.abandoned.list()).toHaveLength(1));
    patience.abort();
    await answer;
    client.dojo.abandoned.step(3);
    expect(storedRows()).toBe(3);
  });

  it('sees its connection reset, in-process as an error', async () => {
    client.dojo.abandoned.order({ clientSees: 'reset', rowsBefore: 1 });
    await expect(upload()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(storedRows()).toBe(1);
  });

  it('makes twins when it is sent again while the first is still at work', async () => {
    client.dojo.abandoned.order({ clientSees: 'gateway_timeout', rowsBefore: 1 });
    await upload();
    await upload();
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    const ids = client.dojo.store.findings.list().map((finding) => finding.unique_id_from_tool);
    expect([ids.length, new Set(ids).size]).toEqual([9, 5]);
  });

  it('makes none when it is sent again after the first has settled', async () => {
    client.dojo.abandoned.order({ clientSees: 'gateway_timeout', rowsBefore: 1 });
    await upload();
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    await upload();
    expect(storedRows()).toBe(5);
  });

  it('fails when its test is deleted meanwhile', async () => {
    client.dojo.abandoned.order({ clientSees: 'gateway_timeout', rowsBefore: 1 });
    await upload();
    await client.call('DELETE', `/tests/${place.test}/`);
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    expect(client.dojo.abandoned.list()).toMatchObject([{ state: 'failed', rowsDone: 1 }]);
    expect(storedRows()).toBe(0);
  });

  it('stops for good when the server restarts', async () => {
    client.dojo.abandoned.order({ clientSees: 'gateway_timeout', rowsBefore: 1 });
    await upload();
    client.dojo.abandoned.clear();
    client.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    expect(storedRows()).toBe(1);
  });

  it('is ordered by the control routes too, for the second upload only if so wished', async () => {
    await client.call('POST', '/_control/abandoned-uploads', {
      path: 'reimport-scan',
      skip: 1,
      clientSees: 'gateway_timeout',
    });
    expect([(await upload()).status, (await upload()).status, (await upload()).status]).toEqual([201, 504, 201]);
    const { body } = await client.call('POST', '/_control/abandoned-uploads/step', { rows: 'all' });
    expect(body).toMatchObject({ uploads: [{ state: 'done' }] });
  });

  describe('by itself', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
    afterEach(() => void vi.useRealTimers());

    it('goes on at the pace that was ordered', async () => {
      client.dojo.abandoned.order({ clientSees: 'gateway_timeout', msPerRow: 10 });
      await upload();
      vi.advanceTimersByTime(30);
      expect(storedRows()).toBe(3);
      vi.advanceTimersByTime(100);
      expect(client.dojo.abandoned.list()).toMatchObject([{ state: 'done' }]);
    });
  });
});

describe('a row at which an import broke off', () => {
  it.each([
    ['2.45.3', [true, true, false]],
    ['2.58.4', [true, true, true]],
    ['3.2.0', [true, true, true]],
  ] as const)(
    'has a hash in DefectDojo from 2.51.0 on, and before that a reimport makes a second one: %s',
    async (version, hashed) => {
      const client = clientOf({ version });
      const place = await placeWith(client);
      client.dojo.abandoned.order({ path: 'import-scan', rowsBefore: 3, clientSees: 'server_error' });
      const rows = ['b-0', 'b-1', 'b-2', 'b-3'].map((id) => row(id));
      await client.upload('/import-scan/', { engagement: String(place.engagement), test_title: 'broken' }, rows);
      const [test] = client.dojo.store.tests.list().filter(({ title }) => title === 'broken');
      const found = () => client.dojo.store.findings.list().filter((finding) => finding.test === test?.id);
      expect(found().map(({ hash_code }) => hash_code !== null)).toEqual(hashed);
      await client.upload('/reimport-scan/', { test: String(test?.id), close_old_findings: 'false' }, rows);
      expect(found()).toHaveLength(4 + hashed.filter((one) => !one).length);
    },
  );
});
