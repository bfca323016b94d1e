import { beforeEach, describe, expect, it, vi } from 'vitest';
import { atTheEnd } from '../../../../../shared/domain/sync/in-line.ts';
import { defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';
import { anApi } from '../../../../support/an-api.ts';
import { createInMemoryGeckoRepositories } from '../../../../support/in-memory-gecko-repositories.ts';
import { aConnection, aMapping, aRepository, aScan } from '../../../../support/sync-fixtures.ts';

const instance = 'defectdojo.example.com';
const names = ['acme/shop', 'acme/ledger', 'acme/portal'];
const later = '2036-11-22T12:00:00.000Z';

let api: ReturnType<typeof anApi>;

beforeEach(async () => {
  api = anApi({ openGecko: async () => createInMemoryGeckoRepositories(names) });
  api.keys.geckoKey = async () => 'gk_1';
  await api.teams.putConnection(aConnection());
  for (const [index, id] of names.entries()) {
    const key = aRepository(id);
    await api.teams.createMapping(aMapping(key));
    await api.syncs.raise(key, aScan(), new Date());
    await api.syncs.acquire(key, { token: id, expiresAt: later }, new Date());
    const stands = atTheEnd(instance, { byPerson: false, now: new Date(Date.UTC(2026, 10, 22, 12, index)) });
    await api.line.join(key, id, stands, new Date());
  }
});

const pathOf = async (id: string) => {
  const { body } = await api.send('GET /v1/mappings');
  const found = (body['items'] as { repositoryId: string; links: { self: string } }[]).find(
    ({ repositoryId }) => repositoryId === id,
  );
  return found?.links.self ?? '';
};

async function waiting(): Promise<string[]> {
  const left: string[] = [];
  for await (const { repositoryId } of api.line.everyone(instance)) left.push(repositoryId);
  return left;
}

/** Both slots are free, and the first of the line is called to one of them. */
async function callFirst() {
  const now = new Date();
  const first = await api.line.next(instance, { now });
  if (first) await api.line.call(first, 1, { now, until: new Date(now.getTime() + 300_000) });
}

describe('repositories that stand in the line of their DefectDojo', () => {
  it('show their place and since when, in the table, each by itself and in the diagnosis', async () => {
    const { body } = await api.send('GET /v1/repositories');
    const states = (body['items'] as { state: object }[]).map(({ state }) => state);
    expect(states).toMatchObject([
      { status: 'waiting', code: 'in_line', place: 1, since: '2026-11-22T12:00:00.000Z' },
      { status: 'waiting', code: 'in_line', place: 2, since: '2026-11-22T12:01:00.000Z' },
      { status: 'waiting', code: 'in_line', place: 3 },
    ]);
    const path = await pathOf('acme/portal');
    expect((await api.send(`GET ${path}`)).body).toMatchObject({ state: { place: 3 } });
    expect((await api.send(`GET ${path}/diagnosis`)).body['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'waiting',
          code: 'in_line',
          sentence: 'Its DefectDojo works on other repositories, and 2 stand in line before this one.',
          since: '2026-11-22T12:02:00.000Z',
        }),
      ]),
    );
  });

  it('are told as paused while the operator has paused their DefectDojo, asked once for a page', async () => {
    api.pauses.paused.push({ since: '2026-11-22T13:00:00.000Z', instance });
    const pauseOf = vi.spyOn(api.pauses, 'pauseOf');
    const { body } = await api.send('GET /v1/repositories');
    const paused = { status: 'paused', code: 'paused_by_operator', since: '2026-11-22T13:00:00.000Z' };
    expect((body['items'] as { state: object }[]).map(({ state }) => state)).toMatchObject([paused, paused, paused]);
    expect(pauseOf).toHaveBeenCalledTimes(1);
  });

  it('have their line read once for a page', async () => {
    const everyone = vi.spyOn(api.line, 'everyone');
    await api.send('GET /v1/repositories');
    expect(everyone).toHaveBeenCalledTimes(1);
    await api.send('GET /v1/mappings');
    expect(everyone).toHaveBeenCalledTimes(2);
  });

  it('are waiting, as a sync that was asked for is', async () => {
    const { body } = await api.send(`POST ${await pathOf('acme/shop')}/syncs`);
    expect(body).toMatchObject({ status: 'waiting' });
  });

  it('leave it with their mapping, and the next is called', async () => {
    await callFirst();
    expect((await api.send(`DELETE ${await pathOf('acme/shop')}`)).status).toBe(204);
    expect(await waiting()).toEqual(['acme/ledger', 'acme/portal']);
    expect(api.queue.woken).toMatchObject([{ repositoryId: 'acme/ledger' }, { repositoryId: 'acme/portal' }]);
  });

  it.each([
    ['disconnects', () => api.send('DELETE /v1/connection')],
    ['pauses its exports', () => api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } })],
  ])('leave it when the team %s, and another team is called', async (_, act) => {
    const key = aRepository('other/one', 'team-2');
    await api.syncs.raise(key, aScan(), new Date());
    await api.syncs.acquire(key, { token: 'other', expiresAt: later }, new Date());
    await api.line.join(key, 'other', atTheEnd(instance, { byPerson: false, now: new Date() }), new Date());
    await callFirst();
    expect((await act()).status).toBeLessThan(300);
    expect(await waiting()).toEqual(['other/one']);
    expect(api.queue.woken).toMatchObject([{ repositoryId: 'other/one' }]);
  });

  it('stay when other settings change, and when exports that were paused go on', async () => {
    await api.send('PATCH /v1/connection/settings', { body: { includeResolvedFindings: true } });
    expect(await waiting()).toHaveLength(3);
    const connection = (await api.teams.connection(aRepository().teamId)) ?? aConnection();
    const settings = { ...defaultConnectionSettings, pushOnScanComplete: false };
    await api.teams.putConnection({ ...connection, settings, version: connection.version + 1 });
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: true } });
    expect(await waiting()).toHaveLength(3);
  });

  it('leave it later where the table fails, and what was asked for is done', async () => {
    api.line.leave = () => Promise.reject(new Error('The table is down.'));
    const path = await pathOf('acme/shop');
    expect((await api.send(`DELETE ${path}`)).status).toBe(204);
    expect((await api.send('DELETE /v1/connection')).status).toBe(204);
    expect(api.logLines.filter((line) => line.includes('Not all left the line.'))).toHaveLength(2);
  });
});
