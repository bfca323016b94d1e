import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const attention = { code: 'key_rejected', reason: 'r', since: '2026-11-22T12:00:00.000Z' };

type Api = Awaited<ReturnType<typeof aConnectedApi>>['api'];

/** Has something happen just before the next store of a kind, after what is to be changed was read. */
function justBefore(teams: Api['teams'], store: 'putMapping' | 'putConnection', happen: () => Promise<unknown>): void {
  const stored = teams[store] as (...change: unknown[]) => Promise<void>;
  Object.assign(teams, {
    [store]: async (...change: unknown[]) => {
      Object.assign(teams, { [store]: stored });
      await happen();
      await stored(...change);
    },
  });
}

describe('what a sync notes while somebody changes the same', () => {
  it.each(['PATCH /v1/mappings/YWNtZS9zaG9w', 'PUT /v1/mappings'])('stays noted of a mapping: %s', async (target) => {
    const { api, dojo } = await aConnectedApi();
    dojo.addProduct('Shop');
    const product = { id: dojo.addProduct('Web') };
    await api.teams.createMapping(aMapping(key, { version: 1, baseUrl: dojo.url, geckoRepositoryId: 'r-1' }));
    const formerNames = [aRepository('acme/old').repositoryId];
    justBefore(api.teams, 'putMapping', () => api.teams.noteRepository(key, { geckoRepositoryId: 'r-1', formerNames }));
    const { repositoryId } = key;
    const body = target.startsWith('PUT') ? { mappings: [{ repositoryId, product }] } : { product };
    expect(await api.send(target, { body })).toMatchObject({ status: 200 });
    expect(await api.teams.mapping(key)).toMatchObject({ formerNames, geckoRepositoryId: 'r-1', product, version: 2 });
  });

  it('does not pass for what somebody else changed: that is told', async () => {
    const { api } = await aConnectedApi();
    const mapping = aMapping(key, { version: 1 });
    await api.teams.createMapping(mapping);
    justBefore(api.teams, 'putMapping', () => api.teams.putMapping({ ...mapping, version: 2, branch: 'theirs' }));
    const answer = await api.send('PATCH /v1/mappings/YWNtZS9zaG9w', { body: { branch: 'ours' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
    expect(await api.teams.mapping(key)).toMatchObject({ branch: 'theirs', version: 2 });
  });

  it('is given up at where it never ends', async () => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(key, { version: 1 }));
    const noteAgain = async (): Promise<void> => {
      await api.teams.noteRepository(key, { geckoRepositoryId: 'r-1' });
      justBefore(api.teams, 'putMapping', noteAgain);
    };
    justBefore(api.teams, 'putMapping', noteAgain);
    const answer = await api.send('PATCH /v1/mappings/YWNtZS9zaG9w', { body: { branch: 'ours' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
  });

  it('stays noted of a connection', async () => {
    const { api } = await aConnectedApi();
    justBefore(api.teams, 'putConnection', () => api.teams.noteConnection(key.teamId, attention));
    const answer = await api.send('PATCH /v1/connection/settings', { body: { markVerified: false } });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'needs_attention', attention: { code: 'key_rejected' } },
    });
    expect(await api.teams.connection(key.teamId)).toMatchObject({ attention, settings: { markVerified: false } });
  });
});
