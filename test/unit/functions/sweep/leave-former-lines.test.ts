import { beforeEach, describe, expect, it } from 'vitest';
import { leaveFormerLines } from '../../../../functions/sweep/leave-former-lines.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import type { InLine } from '../../../../shared/domain/sync/in-line.ts';
import { aLine, instance, repositories } from '../../../support/a-line.ts';
import { capturedLog } from '../../../support/captured-log.ts';
import { createInMemoryTeamStore } from '../../../support/in-memory-team-store.ts';
import { aConnection, aRepository } from '../../../support/sync-fixtures.ts';

const [first, second, third] = repositories('1', '2', '3') as [RepositoryKey, RepositoryKey, RepositoryKey];
const ofOtherTeam = aRepository('other/1', 'team-2');

let world: ReturnType<typeof aLine>;
let teams: ReturnType<typeof createInMemoryTeamStore>;

const baseUrl = `https://${instance}`;
const elsewhere = { baseUrl: 'https://elsewhere.example.com' };

beforeEach(async () => {
  [world, teams] = [aLine(), createInMemoryTeamStore()];
  await teams.putConnection(aConnection({ baseUrl }));
  await teams.putConnection(aConnection({ teamId: ofOtherTeam.teamId, baseUrl }));
  for (const key of [first, second, third, ofOtherTeam]) {
    await world.begin(key);
    world.clock.advance(1000);
  }
});

const sweep = (overrides: Partial<Parameters<typeof leaveFormerLines>[0]> = {}, forMs = 60_000) =>
  leaveFormerLines({ ...world, teams, ...overrides }, { endsAt: new Date(world.clock.now().getTime() + forMs) });

const due = async () => {
  const all: string[] = [];
  for await (const { key } of world.store.due.due(0, world.clock.now())) all.push(key.repositoryId);
  return all;
};

describe('a sweep of those who stand in the line of a former DefectDojo', () => {
  it('leaves everybody where they stand whose team is connected there', async () => {
    await sweep();
    expect(await world.waiting()).toEqual(['acme/3', 'other/1']);
  });

  it.each([elsewhere, { status: 'disconnected' } as const])(
    'takes out whoever has nothing to wait for there any more, and they are due at once (%o)',
    async (change) => {
      await teams.putConnection(aConnection({ baseUrl, version: 2, ...change }));
      await sweep();
      expect(await world.waiting()).toEqual(['other/1']);
      expect(await world.standing(third)).toBeUndefined();
      expect(await due()).toEqual(['acme/3']);
    },
  );

  it('leaves one where it stands by now, though an entry of it stayed behind in the former line', async () => {
    const stands = { ...(await world.standing(third)), instance: 'elsewhere.example.com' } as InLine;
    world.store.change(third, (state) => ({ state: { ...state, waitsInLine: stands } }));
    await teams.putConnection(aConnection({ version: 2, ...elsewhere }));
    await sweep();
    expect((await world.store.state(third)).waitsInLine).toEqual(stands);
  });

  it('takes out the repositories of a team whose data are deleted', async () => {
    await sweep({ teams: { connection: async () => undefined } });
    expect(await world.waiting()).toEqual([]);
  });

  it('gives up the place that was kept for one of them', async () => {
    const waiting = await world.standing(third);
    if (!waiting) throw new Error('both places are taken by then');
    const whenBothAreFree = new Date(world.clock.now().getTime() + 600_000);
    const until = new Date(whenBothAreFree.getTime() + 300_000);
    expect(await world.line.call(waiting, 1, { now: whenBothAreFree, until })).toBe(true);
    await teams.putConnection(aConnection({ version: 2, ...elsewhere }));
    await sweep();
    expect(await world.called()).toEqual([]);
  });

  it('reads the connection of a team once, however many of it stand in line', async () => {
    await world.begin(aRepository('acme/4'));
    const asked: string[] = [];
    const connection = async (teamId: RepositoryKey['teamId']) => {
      asked.push(teamId);
      return teams.connection(teamId);
    };
    await sweep({ teams: { connection } });
    expect(asked).toEqual(['team-1', 'team-2']);
  });

  it('begins with nobody when its time is up, and goes on with other lines where one can not be seen to', async () => {
    await teams.putConnection(aConnection({ version: 2, ...elsewhere }));
    await sweep({}, 0);
    expect(await world.waiting()).toEqual(['acme/3', 'other/1']);
    const { logger: log, lines } = capturedLog('sweep');
    await sweep({ log, teams: { connection: () => Promise.reject(new Error('The table is down.')) } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'not all left the line of a former DefectDojo', instance, error: { message: 'The table is down.' } },
    ]);
  });
});
