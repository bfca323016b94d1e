import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, flags, placeWith, row, stored } from './client.ts';

describe('the control routes', () => {
  let client: Client;
  beforeEach(async () => {
    client = clientOf();
    await placeWith(client, [row('g-1'), row('g-2')]);
  });

  it('put another instance behind the same address', async () => {
    expect((await client.call('POST', '/_control/reset', { apiKey: 'other' })).status).toBe(204);
    expect((await client.call('GET', '/user_profile/')).body).toEqual({ detail: 'Invalid token.' });
    expect((await client.as('other').call('GET', '/products/')).body['count']).toBe(0);
  });

  it('forget faults with the instance, unless only the instance is to go', async () => {
    const fault = { path: '/api/v2/products/', times: null, effect: { kind: 'status', status: 503 } };
    await client.call('POST', '/_control/faults', fault);
    await client.call('POST', '/_control/reset', { instanceOnly: true });
    expect((await client.call('GET', '/products/')).status).toBe(503);
    await client.call('POST', '/_control/reset');
    expect((await client.call('GET', '/products/')).status).toBe(200);
  });

  it('delete what a person would delete, with all that hangs on it', async () => {
    expect((await client.call('DELETE', '/_control/rows/findings/1')).status).toBe(204);
    expect((await client.call('DELETE', '/_control/rows/findings/1')).status).toBe(404);
    expect((await client.call('DELETE', '/_control/rows/products/1')).status).toBe(204);
    expect(client.dojo.store.findings.list()).toEqual([]);
  });

  it('let a person act in the moment before a request, once', async () => {
    const order = { method: 'POST', path: '/api/v2/findings/*/notes/', table: 'findings', id: 1 };
    const path = '/_control/hands';
    expect((await client.call('POST', path, { ...order, fields: { severity: 'Low' } })).status).toBe(204);
    expect((await client.call('POST', path, { ...order, table: 'users' })).status).toBe(400);
    await client.call('GET', '/findings/1/');
    expect(stored(client, 'g-1').severity).not.toBe('Low');
    await client.call('POST', '/findings/1/notes/', { entry: 'Seen.' });
    expect(stored(client, 'g-1')).toMatchObject({ severity: 'Low', notes: [{ entry: 'Seen.' }] });
    await client.call('PATCH', '/_control/rows/findings/1', { severity: 'High' });
    await client.call('POST', '/findings/1/notes/', { entry: 'Seen again.' });
    expect(stored(client, 'g-1').severity).toBe('High');
  });

  it('change a row past the rules of the API', async () => {
    await client.call('PATCH', '/_control/rows/findings/1', {
      mitigated: '2020-01-01T00:00:00Z',
      is_mitigated: true,
      active: false,
    });
    expect([flags(stored(client, 'g-1')), stored(client, 'g-1').mitigated]).toEqual(['M', '2020-01-01T00:00:00Z']);
    const { body } = await client.call('GET', '/_control/rows/findings');
    expect(body['rows']).toHaveLength(2);
  });

  it('save a finding as the edit page of DefectDojo does, which changes every line end', async () => {
    await client.call('PATCH', '/findings/1/', { description: 'a\n\nb', references: null });
    const changes = { severity: 'Low', mitigation: 'c\nd' };
    expect((await client.call('POST', '/_control/rows/findings/1/form', changes)).status).toBe(200);
    expect(stored(client, 'g-1')).toMatchObject({
      severity: 'Low',
      description: 'a\r\n\r\nb',
      mitigation: 'c\r\nd',
      references: null,
      cvssv3: '',
      cvssv4: '',
    });
    expect((await client.call('POST', '/_control/rows/findings/77/form', {})).status).toBe(404);
  });

  it('reach into no other tables', async () => {
    const { status, body } = await client.call('GET', '/_control/rows/users');
    expect([status, body['code']]).toEqual([404, 'table_not_found']);
  });

  it('take a key away for good', async () => {
    const { body } = await client.call('POST', '/_control/keys', { username: 'alice', superuser: true });
    const alice = client.as(String(body['key']));
    expect((await alice.call('GET', '/user_profile/')).body).toMatchObject({
      user: { username: 'alice', is_superuser: true },
    });
    await client.call('DELETE', `/_control/keys/${body['key']}`);
    expect((await alice.call('GET', '/user_profile/')).body).toEqual({ detail: 'Invalid token.' });
    expect((await client.call('GET', '/_control/keys')).body['keys']).toHaveLength(1);
  });

  it('name the field of an order that they do not understand', async () => {
    const { status, body } = await client.call('POST', '/_control/keys', { grants: [{ role: 'King' }] });
    expect([status, String(body['detail'])]).toEqual([400, expect.stringContaining('grants.0.role')]);
  });

  it('count requests and the time they took, ids folded', async () => {
    await client.call('GET', '/findings/1/');
    await client.call('GET', '/findings/2/');
    const { body } = await client.call('GET', '/_control/busy');
    const counters = body['counters'] as { path: string; requests: number; busyMs: number }[];
    const counter = counters.find(({ path }) => path === '/api/v2/findings/{id}/');
    expect(counter?.requests).toBe(2);
    expect(counter?.busyMs).toBeGreaterThan(0);
  });
});

describe('a fault', () => {
  const tooMany = { path: '/api/v2/findings/*', effect: { kind: 'status', status: 429, retryAfterSeconds: 7 } };

  it('answers the next matching request only', async () => {
    const client = clientOf();
    await client.call('POST', '/_control/faults', tooMany);
    const { status, headers } = await client.call('GET', '/findings/');
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
    expect((await client.call('GET', '/findings/')).status).toBe(200);
  });

  it.each([
    ['before', 0],
    ['after', 2],
  ] as const)('resets the connection %s the change is applied', async (when, findings) => {
    const client = clientOf();
    const { test } = await placeWith(client);
    client.dojo.controls.faults.order({
      method: 'POST',
      path: '/api/v2/reimport-scan/',
      effect: { kind: 'reset', when },
    });
    const upload = client.upload('/reimport-scan/', { test: String(test) }, [row('g-1'), row('g-2')]);
    await expect(upload).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(client.dojo.store.findings.list()).toHaveLength(findings);
  });

  it('hides an upload that was stored behind an HTML page with 200', async () => {
    const client = clientOf();
    const { test } = await placeWith(client);
    client.dojo.controls.faults.order({
      path: '/api/v2/reimport-scan/',
      effect: { kind: 'html', status: 200, when: 'after' },
    });
    const answer = await client.upload('/reimport-scan/', { test: String(test) }, [row('g-1')]);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(client.dojo.store.findings.list()).toHaveLength(1);
  });

  it('says that the key is rejected, whatever key it is', async () => {
    const client = clientOf();
    const effect = { kind: 'status', status: 403, body: { detail: 'Invalid token.' } } as const;
    client.dojo.controls.faults.order({ path: '/api/v2/*', times: null, effect });
    expect((await client.call('GET', '/user_profile/')).body).toEqual({ detail: 'Invalid token.' });
    client.dojo.controls.faults.clear();
    expect((await client.call('GET', '/user_profile/')).status).toBe(200);
  });
});
