import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { putHold } from '../../../../support/a-held-api.ts';
import { managerOf } from '../../../../support/an-api.ts';
import { aHold } from '../../../../support/finding-store-contract.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const mapping = '/v1/mappings/YWNtZS9zaG9w';
const runId = '01a20525-0000-7000-8000-000000000001';

describe('the audit', () => {
  it('tells who changed what, when, from what to what, newest first', async () => {
    const { api, dojo } = await aConnectedApi();
    const [one, two] = [dojo.addProduct('One'), dojo.addProduct('Two')];
    await api.send('PATCH /v1/connection/settings', { body: { markVerified: false } });
    await api.send('POST /v1/mappings', { body: { repositoryId: 'acme/shop', product: { id: one } } });
    await api.send(`PATCH ${mapping}`, { body: { product: { id: two }, branch: 'main' } });
    await putHold(api, aRepository(), aHold({ runId }));
    await api.send(`POST ${mapping}/hold/discard`, { body: { runId } });
    await api.send(`DELETE ${mapping}`);
    await api.send('DELETE /v1/connection');

    const answer = await api.send('GET /v1/audit');
    const mapped = { repositoryId: 'acme/shop', links: { mapping } };
    expect(answer.body).toMatchObject({
      items: [
        { action: 'disconnected', before: { status: 'connected' }, after: { status: 'disconnected' } },
        { action: 'mapping_removed', ...mapped, before: { product: { name: 'Two' } } },
        { action: 'hold_discarded', ...mapped, after: { runId } },
        {
          action: 'mapping_changed',
          ...mapped,
          before: { product: { name: 'One' } },
          after: { product: { name: 'Two' }, branch: 'main' },
        },
        { action: 'mapping_created', ...mapped, after: { product: { name: 'One' } } },
        {
          action: 'settings_changed',
          before: { settings: { markVerified: true } },
          after: { settings: { markVerified: false } },
        },
        { action: 'connected', before: { status: 'disconnected' }, by: 'user-of-team-1', at: expect.any(String) },
      ],
    });
    expect(answer.text).not.toContain(dojo.apiKey);
    expect((await api.send('GET /v1/audit', { claims: managerOf('team-2') })).body).toEqual({ items: [] });
  });

  it('tells nothing of what was refused or changed nothing', async () => {
    const { api } = await aConnectedApi();
    await api.send('PUT /v1/connection', { body: { url: 'nonsense', apiKey: 'key' } });
    await api.send(`DELETE ${mapping}`);
    await api.send(`POST ${mapping}/hold/approval`, { body: { runId } });
    expect((await api.send('GET /v1/audit')).body['items']).toHaveLength(1);
  });

  it('is read page by page', async () => {
    const { api } = await aConnectedApi();
    for (const markVerified of [false, true]) {
      await api.send('PATCH /v1/connection/settings', { body: { markVerified } });
    }
    const first = await api.send('GET /v1/audit', { query: { limit: '2' } });
    const query = { limit: '2', cursor: String(first.body['nextCursor']) };
    expect((await api.send('GET /v1/audit', { query })).body).toMatchObject({ items: [{ action: 'connected' }] });
  });
});
