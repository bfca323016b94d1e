import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type TeamId, teamIdSchema } from '../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../shared/domain/team/audit-entry.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import type { DueList } from '../../shared/ports/due-list.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';
import { type TeamStore, VersionConflictError } from '../../shared/ports/team-store.ts';
import { anAuditEntry } from './audit-log-contract.ts';
import { aConnection, aMapping, aRepository } from './sync-fixtures.ts';
import { describeLookups } from './team-store-contract/lookups.ts';
import { describeNoted, instantDue } from './team-store-contract/noted.ts';

type AuditAction = AuditEntry['action'];

/** How often something was noted. */
const noted = expect.any(Number);

interface TeamStoreUnderTest {
  readonly store: TeamStore;
  readonly audit: AuditLog;
  readonly due: DueList<TeamId>;
}

/** What every {@link TeamStore} must do, whatever it keeps its items in. */
export function describeTeamStore(name: string, create: () => TeamStoreUnderTest): void {
  describe(`the team store ${name}`, () => {
    const { store, audit, due } = create();
    const changesOf = async (teamId: TeamId) =>
      (await audit.entries(teamId, { limit: 9 })).items.map(({ action }) => action);

    const disconnect = async (teamId: TeamId) => {
      const { version, ...connection } = (await store.connection(teamId)) ?? aConnection();
      await store.putConnection({ ...connection, version: version + 1, status: 'disconnected' });
    };

    it('knows nothing of a team that stored nothing', async () => {
      const teamId = aFreshTeam();
      expect(await store.connection(teamId)).toBeUndefined();
      expect(await store.mapping(aRepository('acme/shop', teamId))).toBeUndefined();
      expect(await store.mappings(teamId, { limit: 9 })).toEqual({ items: [] });
    });

    it('stores a connection only over the version it was made from', async () => {
      const teamId = aFreshTeam();
      const first = aConnection({ teamId, version: 1 });
      await store.putConnection(first);
      await expect(store.putConnection(first)).rejects.toThrow(VersionConflictError);
      await store.putConnection({ ...first, version: 2, status: 'disconnected' });
      await expect(store.putConnection({ ...first, version: 2 })).rejects.toThrow(VersionConflictError);
      expect(await store.connection(teamId)).toEqual({ ...first, version: 2, status: 'disconnected' });
    });

    it('marks a connection as needing a person, keeps since when, and takes the mark back, all in one version', async () => {
      const teamId = aFreshTeam();
      const mark = (code: string, minute: number) => ({ code, reason: 'r', since: `2026-11-22T12:0${minute}:00.000Z` });
      await store.noteConnection(teamId, mark('key_rejected', 0));
      expect(await store.connection(teamId)).toBeUndefined();
      const connection = aConnection({ teamId, version: 1 });
      await store.putConnection(connection);
      for (const minute of [1, 2]) await store.noteConnection(teamId, mark('key_rejected', minute));
      const marked = { ...connection, status: 'needs_attention', attention: mark('key_rejected', 1), noted };
      expect(await store.connection(teamId)).toEqual(marked);
      await store.noteConnection(teamId, mark('tls_failure', 3));
      expect((await store.connection(teamId))?.attention).toEqual(mark('tls_failure', 3));
      for (let repeat = 0; repeat < 2; repeat += 1) await store.noteConnection(teamId, undefined);
      expect(await store.connection(teamId)).toEqual({ ...connection, noted });
    });

    it('notes that a key works for the connection that has this key, in one version', async () => {
      const connection = aConnection({ teamId: aFreshTeam(), version: 1 });
      const verified = {
        defectDojo: { version: '3.3.0', userName: 'gecko' },
        capabilities: { createProducts: true },
        lastVerifiedAt: '2026-11-23T12:00:00.000Z',
      };
      const { teamId, secretVersion } = connection;
      expect(await store.noteVerified(teamId, secretVersion, verified)).toBe(false);
      await store.putConnection(connection);
      await store.noteConnection(teamId, { code: 'key_rejected', reason: 'r', since: '2026-11-22T12:00:00.000Z' });
      expect(await store.noteVerified(teamId, secretVersion + 1, verified)).toBe(false);
      expect(await store.noteVerified(teamId, secretVersion, verified)).toBe(true);
      expect(await store.connection(teamId)).toEqual({ ...connection, ...verified, noted });
      await disconnect(teamId);
      expect(await store.noteVerified(teamId, secretVersion, verified)).toBe(false);
    });

    it('notes when the key of a connection ends, as long as it does, and looks at it then', async () => {
      const connection = aConnection({ teamId: aFreshTeam(), version: 1, verifyAgainAt: '2026-11-22T12:00:00.000Z' });
      const { teamId, secretVersion, defectDojo, lastVerifiedAt } = connection;
      await store.putConnection(connection);
      expect(await instantDue(due, teamId)).toBe('2026-11-22T12:00:00.000Z');
      const verified = { defectDojo, capabilities: { createProducts: true }, lastVerifiedAt };
      const keyExpiresAt = '2026-12-06T20:00:00.000Z';
      await store.noteVerified(teamId, secretVersion, { ...verified, keyExpiresAt });
      const { verifyAgainAt: _done, ...kept } = { ...connection, ...verified };
      expect(await store.connection(teamId)).toEqual({ ...kept, keyExpiresAt, noted });
      expect(await instantDue(due, teamId)).toBe('2026-11-22T20:00:00.000Z');
      await store.noteVerified(teamId, secretVersion, verified);
      expect(await store.connection(teamId)).toEqual({ ...kept, noted });
      expect(await instantDue(due, teamId)).toBe('2026-11-23T12:00:00.000Z');
    });

    it('lists a connection as due a day after it was verified, and sooner while it needs a person', async () => {
      const connection = aConnection({ teamId: aFreshTeam(), version: 1 });
      const { teamId, secretVersion } = connection;
      await store.putConnection(connection);
      expect(await instantDue(due, teamId)).toBe('2026-11-23T12:00:00.000Z');
      await store.noteConnection(teamId, { code: 'key_rejected', reason: 'r', since: '2026-11-22T13:00:00.000Z' });
      const probedAt = '2026-11-22T13:05:00.000Z';
      expect(await instantDue(due, teamId)).toBe(probedAt);
      await due.putOff({ key: teamId, dueAt: '2026-11-22T13:04:00.000Z' }, new Date('2026-11-22T14:00:00.000Z'));
      expect(await instantDue(due, teamId)).toBe(probedAt);
      await due.putOff({ key: teamId, dueAt: probedAt }, new Date('2026-11-22T14:00:00.000Z'));
      expect(await instantDue(due, teamId)).toBe('2026-11-22T14:00:00.000Z');
      const { defectDojo } = connection;
      const lastVerifiedAt = '2026-11-22T15:00:00.000Z';
      const capabilities = { createProducts: true };
      await store.noteVerified(teamId, secretVersion, { defectDojo, capabilities, lastVerifiedAt });
      expect(await instantDue(due, teamId)).toBe('2026-11-23T15:00:00.000Z');
      await disconnect(teamId);
      expect(await instantDue(due, teamId)).toBeUndefined();
    });

    it('marks no disconnected connection', async () => {
      const connection = aConnection({ teamId: aFreshTeam(), version: 1, status: 'disconnected' });
      await store.putConnection(connection);
      await store.noteConnection(connection.teamId, {
        code: 'key_rejected',
        reason: 'r',
        since: connection.lastVerifiedAt,
      });
      expect(await store.connection(connection.teamId)).toEqual(connection);
    });

    it('marks a mapping as needing a person, and takes the mark back', async () => {
      const mapping = aMapping(aRepository('acme/shop', aFreshTeam()));
      const attention = { code: 'test_deleted', reason: 'r', since: '2026-11-22T12:00:00.000Z' };
      await store.noteMapping(mapping, attention);
      expect(await store.mapping(mapping)).toBeUndefined();
      await store.createMapping(mapping);
      await store.noteMapping(mapping, attention);
      expect(await store.mapping(mapping)).toEqual({ ...mapping, attention, noted });
      await store.noteMapping(mapping, undefined);
      expect(await store.mapping(mapping)).toEqual({ ...mapping, noted });
    });

    it('notes what became known of a repository in Gecko, and leaves the version as it is', async () => {
      const mapping = aMapping(aRepository('acme/shop', aFreshTeam()), {
        movedFrom: aRepository('acme/store').repositoryId,
      });
      await store.noteRepository(mapping, { geckoRepositoryId: 'r-1' });
      expect(await store.mapping(mapping)).toBeUndefined();
      await store.createMapping(mapping);
      await store.noteRepository(mapping, { geckoRepositoryId: 'r-1' });
      expect(await store.mapping(mapping)).toEqual({ ...mapping, geckoRepositoryId: 'r-1', noted });
      await store.noteRepository(mapping, { geckoRepositoryId: null });
      await store.noteRepository(mapping, { takenOver: true });
      const { movedFrom: _former, ...rest } = mapping;
      expect(await store.mapping(mapping)).toEqual({ ...rest, geckoRepositoryId: null, noted });
      const formerNames = [aRepository('acme/old').repositoryId];
      await store.noteRepository(mapping, { geckoRepositoryId: 'r-1', formerNames });
      await store.noteRepository(mapping, { geckoRepositoryId: 'r-2' });
      expect(await store.mapping(mapping)).toEqual({ ...rest, geckoRepositoryId: 'r-2', formerNames, noted });
    });

    it('lets one of two who store at the same moment win', async () => {
      const teamId = aFreshTeam();
      const tries = [1, 2, 3].map(() => store.putConnection(aConnection({ teamId, version: 1 })));
      const outcomes = (await Promise.allSettled(tries)).map(({ status }) => status);
      expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    });

    describeNoted({ store, due, changesOf });
    describeLookups(store);

    it('creates a mapping of any version, but only where there is none', async () => {
      const mapping = aMapping(aRepository('acme/shop', aFreshTeam()), { version: 1_795_172_400_000 });
      await store.createMapping(mapping);
      await expect(store.createMapping(mapping)).rejects.toThrow(VersionConflictError);
      expect(await store.mapping(mapping)).toEqual(mapping);
    });

    it('changes a mapping only over the version it was made from', async () => {
      const mapping = aMapping(aRepository('acme/shop', aFreshTeam()), { version: 41 });
      await store.createMapping(mapping);
      await store.putMapping({ ...mapping, version: 42, branch: 'main' });
      await expect(store.putMapping({ ...mapping, version: 42 })).rejects.toThrow(VersionConflictError);
      expect(await store.mapping(mapping)).toMatchObject({ version: 42, branch: 'main' });
    });

    it('deletes a mapping only in the version that was seen', async () => {
      const mapping = aMapping(aRepository('acme/shop', aFreshTeam()), { version: 7 });
      await store.createMapping(mapping);
      await expect(store.deleteMapping({ ...mapping, version: 6 })).rejects.toThrow(VersionConflictError);
      await store.deleteMapping(mapping);
      expect(await store.mapping(mapping)).toBeUndefined();
      await expect(store.deleteMapping(mapping)).rejects.toThrow(VersionConflictError);
    });

    it('tells the audit of every change that was made, and of none that was refused', async () => {
      const teamId = aFreshTeam();
      const entry = (step: number, action: AuditAction) => anAuditEntry(teamId, step, { action });
      const connection = aConnection({ teamId, version: 1 });
      await store.putConnection(connection, entry(1, 'connected'));
      await expect(store.putConnection(connection, entry(2, 'connected'))).rejects.toThrow(VersionConflictError);
      const mapping = aMapping(aRepository('acme/shop', teamId), { version: 7 });
      await store.createMapping(mapping, entry(3, 'mapping_created'));
      await expect(store.createMapping(mapping, entry(4, 'mapping_created'))).rejects.toThrow(VersionConflictError);
      await store.putMapping({ ...mapping, version: 8 }, entry(5, 'mapping_changed'));
      await expect(store.deleteMapping(mapping, entry(6, 'mapping_removed'))).rejects.toThrow(VersionConflictError);
      await store.deleteMapping({ ...mapping, version: 8 }, entry(7, 'mapping_removed'));
      expect(await changesOf(teamId)).toEqual(['mapping_removed', 'mapping_changed', 'mapping_created', 'connected']);
    });

    it('lists the mappings of one team, page by page, in the order of their repository ids', async () => {
      const teamId = aFreshTeam();
      const names = ['gitlab:acme/platform/shop', 'acme/b', 'acme/ü', 'acme/a', 'Acme/a'];
      for (const id of names) await store.createMapping(aMapping(aRepository(id, teamId)));
      await store.createMapping(aMapping(aRepository('acme/c', `${teamId}-2`)));
      expect(await repositoryIds(store, teamId, 2)).toEqual(names.toSorted());
    });

    it('refuses to go on after a position that lies outside the list', async () => {
      const listing = store.mappings(aFreshTeam(), { limit: 1, after: 'CONNECTION' });
      await expect(listing).rejects.toThrow(ListingPositionError);
    });
  });
}

function aFreshTeam(): TeamId {
  return teamIdSchema.parse(randomUUID());
}

async function repositoryIds(store: TeamStore, teamId: TeamId, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.mappings(teamId, { limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map(({ repositoryId }) => repositoryId));
    after = page.next;
  } while (after !== undefined);
  return ids;
}
