import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const names = Array.from({ length: 25 }, (_, index) => `acme/${String(index).padStart(2, '0')}`);
const { teamId } = aRepository();

async function aTeam() {
  const { api, dojo } = await aConnectedApi();
  for (const name of names) await api.teams.createMapping(aMapping(aRepository(name)));
  const { request } = api.queue;
  let left = Number.POSITIVE_INFINITY;
  api.queue.request = async (...wanted) => {
    left -= 1;
    if (left < 0) throw new Error('It died.');
    await request(...wanted);
  };
  const mark = { code: 'key_rejected', reason: 'r', since: '2026-11-22T12:00:00.000Z' };
  return {
    api,
    dojo,
    needAttention: () => api.teams.noteConnection(teamId, mark),
    breakOffAfter: (count: number) => {
      left = count;
    },
    goOn: () => {
      left = Number.POSITIVE_INFINITY;
    },
    asked: () => [...new Set(api.queue.requested.map(({ repositoryId }) => repositoryId))].toSorted(),
    owed: async () => (await api.teams.connection(teamId))?.syncsOwed,
  };
}

type Team = Awaited<ReturnType<typeof aTeam>>;

describe('a change that concerns every repository and breaks off while their syncs are asked for', () => {
  it.each<[string, string, (team: Team) => object]>([
    ['PATCH /v1/connection/settings', 'settings_changed', () => ({ minimumSeverity: 'High' })],
    ['PUT /v1/connection', 'connected', ({ dojo }) => ({ url: dojo.url, apiKey: dojo.apiKey })],
    ['PATCH /v1/connection/gateway', 'connected', () => ({ gatewayHeaders: [] })],
    ['POST /v1/connection/verify', 'connection_verified', () => ({})],
  ])('owes them, and sent again asks for all of them: %s', async (target, reason, bodyOf) => {
    const team = await aTeam();
    if (target.endsWith('verify')) await team.needAttention();
    team.breakOffAfter(12);
    const request = target.endsWith('verify') ? {} : { body: bodyOf(team) };
    expect((await team.api.send(target, request)).status).toBe(500);
    expect(team.asked().length).toBeLessThan(names.length);
    expect(await team.owed()).toMatchObject({ reason });
    team.goOn();
    expect((await team.api.send(target, request)).status).toBe(200);
    expect(team.asked()).toEqual(names);
    expect(await team.owed()).toBeUndefined();
  });

  it('owes none where it concerns no findings, nor once all were asked for', async () => {
    const team = await aTeam();
    await team.api.send('PATCH /v1/connection/settings', { body: { minimumSeverity: 'High' } });
    expect([team.asked(), await team.owed()]).toEqual([names, undefined]);
    team.breakOffAfter(0);
    const pace = { body: { maxConcurrentCalls: 1 } };
    expect((await team.api.send('PATCH /v1/connection/settings', pace)).status).toBe(200);
  });

  it('owes nothing any more once the team is disconnected', async () => {
    const team = await aTeam();
    team.breakOffAfter(0);
    await team.api.send('PATCH /v1/connection/settings', { body: { minimumSeverity: 'High' } });
    await team.api.send('DELETE /v1/connection');
    expect(await team.owed()).toBeUndefined();
    expect((await team.api.send('PATCH /v1/connection/settings', { body: { markVerified: false } })).status).toBe(200);
    expect(await team.owed()).toBeUndefined();
  });
});
