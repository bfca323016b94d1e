import { describe, expect, it, vi } from 'vitest';
import { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import { driftCheckEveryMs } from '../../../../shared/domain/sync/drift-check.ts';
import { aConnection, aRepository, aScan } from '../../../support/sync-fixtures.ts';
import { aWatchedTeam } from './a-watched-team.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const { teamId } = aRepository();

describe('a connection that is well', () => {
  it('is verified again after a day, and not before', async () => {
    const team = await aWatchedTeam();
    team.clock.advance(23 * hourMs);
    await team.sweep();
    expect(team.calls()).toBe(0);
    team.clock.advance(hourMs);
    await team.sweep();
    const verifiedAt = team.clock.now().toISOString();
    expect(await team.connection()).toMatchObject({ status: 'connected', lastVerifiedAt: verifiedAt, version: 1 });
    const callsOfOne = team.calls();
    await team.sweep();
    expect(team.calls()).toBe(callsOfOne);
    expect(team.requested()).toEqual([]);
  });

  it('has drift checks planned for those of its repositories that were exported and have none, spread over a month', async () => {
    const team = await aWatchedTeam();
    const [shop, ledger] = [aRepository('acme/shop'), aRepository('acme/ledger')];
    const lease = { token: 't', expiresAt: '2027-01-01T00:00:00.000Z' };
    for (const key of [shop, ledger]) {
      await team.store.raise(key, aScan(), team.clock.now());
      await team.store.acquire(key, lease, team.clock.now());
    }
    await team.store.release(shop, 't', { requested: 1, inSyncAt: team.clock.now() });
    await team.store.release(ledger, 't', { requested: 1 });
    team.clock.advance(24 * hourMs);
    await team.sweep();
    const inHalfAMonth = new Date(team.clock.now().getTime() + driftCheckEveryMs / 2).toISOString();
    expect(await team.store.state(shop)).toMatchObject({ driftCheckAt: inHalfAMonth });
    expect(await team.store.state(ledger)).not.toHaveProperty('driftCheckAt');
    team.clock.advance(24 * hourMs);
    await team.sweep();
    expect(await team.store.state(shop)).toMatchObject({ driftCheckAt: inHalfAMonth });
  });

  it("has its team's mappings noted that a build made which noted nothing to find them by", async () => {
    const team = await aWatchedTeam();
    const noteLookups = vi.spyOn(team.teams, 'noteLookups');
    await team.sweep();
    expect(noteLookups).not.toHaveBeenCalled();
    team.clock.advance(24 * hourMs);
    await team.sweep();
    expect(noteLookups.mock.calls).toEqual([[teamId]]);
  });

  it('needs a person once its key is rejected, which people are told once', async () => {
    const team = await aWatchedTeam();
    team.revoke(true);
    team.clock.advance(24 * hourMs);
    const since = team.clock.now().toISOString();
    await team.sweep();
    expect(await team.connection()).toMatchObject({
      status: 'needs_attention',
      attention: { code: 'key_rejected', since, system: 'defectdojo' },
    });
    team.clock.advance(hourMs);
    await team.sweep();
    expect(team.told()).toEqual([['connection_needs_attention', 'key_rejected']]);
  });

  it('stays so while its server is down for a moment, and is asked again an hour later', async () => {
    const team = await aWatchedTeam();
    team.dojo.controls.faults.order({ path: '/*', effect: { kind: 'status', status: 503 }, times: 1 });
    team.clock.advance(24 * hourMs);
    await team.sweep();
    await team.sweep();
    expect(team.calls()).toBe(1);
    expect(await team.connection()).toMatchObject({ status: 'connected' });
    team.clock.advance(hourMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ lastVerifiedAt: team.clock.now().toISOString() });
  });

  it('needs a person when its key is gone', async () => {
    const team = await aWatchedTeam();
    await team.keys.destroyDefectDojoKey(teamId);
    team.clock.advance(24 * hourMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ attention: { code: 'key_lost' } });
    expect(team.calls()).toBe(0);
  });

  it('is left alone while its key is being replaced', async () => {
    const team = await aWatchedTeam();
    await team.keys.putDefectDojoKey(teamId, { baseUrl: team.dojo.url, apiKey: team.dojo.apiKey, version: 2 });
    team.clock.advance(24 * hourMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ status: 'connected' });
  });
});

describe('a connection that needs a person', () => {
  it('is probed with one call ever more slowly as long as its key is rejected', async () => {
    const team = await aWatchedTeam();
    team.revoke(true);
    await team.mark();
    const probedAfterMinutes: number[] = [];
    for (let minute = 0; minute <= 24 * 60; minute += 5) {
      const before = team.calls();
      await team.sweep();
      if (team.calls() > before) probedAfterMinutes.push(minute);
      expect(team.calls() - before).toBeLessThanOrEqual(1);
      team.clock.advance(5 * minuteMs);
    }
    expect(probedAfterMinutes).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1000, 1360]);
  });

  it('recovers with its key, whereupon everything that waited is synced and people are told', async () => {
    const team = await aWatchedTeam();
    team.revoke(true);
    team.clock.advance(24 * hourMs);
    await team.sweep();
    team.revoke(false);
    team.clock.advance(5 * minuteMs);
    await team.sweep();
    const connection = await team.connection();
    expect(connection).toMatchObject({ status: 'connected', lastVerifiedAt: team.clock.now().toISOString() });
    expect(connection?.attention).toBeUndefined();
    expect(team.requested()).toEqual([
      ['acme/ledger', 'connection_recovered'],
      ['acme/shop', 'connection_recovered'],
    ]);
    expect(team.told().at(-1)).toEqual(['sync_recovered', 'key_rejected']);
  });

  it('recovers once more where a sweep broke off before all that waited was asked for', async () => {
    const team = await aWatchedTeam();
    await team.mark();
    team.clock.advance(5 * minuteMs);
    team.breakOffAfter(1);
    await team.sweep();
    team.breakOffAfter(Number.POSITIVE_INFINITY);
    team.clock.advance(hourMs);
    await team.sweep();
    expect((await team.connection())?.status).toBe('connected');
    expect(team.requested()).toContainEqual(['acme/shop', 'connection_recovered']);
  });

  it('has the syncs asked for that a change owes which broke off, once', async () => {
    const team = await aWatchedTeam();
    const connection = (await team.connection()) ?? aConnection();
    const syncsOwed = { reason: 'settings_changed', since: team.clock.now().toISOString() };
    await team.teams.putConnection({ ...connection, version: 2, syncsOwed });
    await team.sweep();
    expect(team.requested()).toEqual([]);
    team.clock.advance(10 * minuteMs);
    for (let sweep = 0; sweep < 2; sweep += 1) await team.sweep();
    expect(team.requested()).toEqual([
      ['acme/ledger', 'settings_changed'],
      ['acme/shop', 'settings_changed'],
    ]);
    expect((await team.connection())?.syncsOwed).toBeUndefined();
    team.clock.advance(23 * hourMs);
    const calls = team.calls();
    await team.sweep();
    expect(team.calls()).toBe(calls);
  });

  it("because of Gecko's key recovers only when Gecko takes it", async () => {
    const team = await aWatchedTeam();
    const [code, message] = ['gecko_key_rejected', 'Gecko rejected the API key.'];
    team.gecko.failure = new OutsideFailure({ system: 'gecko', kind: 'setup', code, message, sent: 'no' });
    await team.mark({ code, system: 'gecko' });
    team.clock.advance(5 * minuteMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ status: 'needs_attention', attention: { code } });
    expect(team.calls()).toBe(0);
    team.gecko.failure = undefined;
    team.clock.advance(5 * minuteMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ status: 'connected' });
    expect(team.gecko.askedWith).toEqual(['gk_new', 'gk_new']);
  });

  it('is not probed while its instance is paused', async () => {
    const team = await aWatchedTeam();
    await team.mark();
    team.paused.push({ since: '2026-11-22T12:00:00.000Z', instance: new URL(team.dojo.url).host });
    team.clock.advance(hourMs);
    await team.sweep();
    expect(team.calls()).toBe(0);
    team.paused.pop();
    team.clock.advance(hourMs);
    await team.sweep();
    expect(await team.connection()).toMatchObject({ status: 'connected' });
  });

  it('is probed no more once it was disconnected', async () => {
    const team = await aWatchedTeam();
    await team.mark();
    const connection = await team.connection();
    if (connection) await team.teams.putConnection({ ...connection, version: 2, status: 'disconnected' });
    team.clock.advance(48 * hourMs);
    await team.sweep();
    expect(team.calls()).toBe(0);
  });
});
