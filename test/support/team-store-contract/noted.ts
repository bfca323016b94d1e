import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type RepositoryKey, type TeamId, teamIdSchema } from '../../../shared/domain/names/ids.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { DueList } from '../../../shared/ports/due-list.ts';
import { type TeamStore, VersionConflictError } from '../../../shared/ports/team-store.ts';
import { anAuditEntry } from '../audit-log-contract.ts';
import { aConnection, aMapping, aRepository } from '../sync-fixtures.ts';

const attention = { code: 'test_deleted', reason: 'r', since: '2026-11-22T12:00:00.000Z' };
const secretVersion = 5;
const verifiedLately = {
  defectDojo: { version: '3.2.0', userName: 'gecko' },
  capabilities: { createProducts: true },
  lastVerifiedAt: '2026-11-22T12:00:00.000Z',
};

/** What syncs and probes note of an item raises no version, and is never lost to whoever changes it at the same moment. */
export function describeNoted({
  store,
  due,
  changesOf,
}: {
  readonly store: TeamStore;
  readonly due: DueList<TeamId>;
  readonly changesOf: (teamId: TeamId) => Promise<string[]>;
}): void {
  it.each<[string, (key: RepositoryKey) => Promise<void>]>([
    ['another id of Gecko’s', (key) => store.noteRepository(key, { geckoRepositoryId: 'r-1' })],
    ['that all of its former name is its own', (key) => store.noteRepository(key, { takenOver: true })],
    ['that it needs a person', (key) => store.noteMapping(key, attention)],
  ])('changes a mapping only with what was noted of it: %s', async (_, note) => {
    const mapping = aMapping(aRepository('acme/shop', aFreshTeam()), { version: 41 });
    await store.createMapping(mapping);
    for (let repeat = 0; repeat < 2; repeat += 1) {
      const read = (await store.mapping(mapping)) ?? mapping;
      await note(mapping);
      if (repeat > 0) await store.noteMapping(mapping, undefined);
      await expect(store.putMapping({ ...read, version: 42, branch: 'main' })).rejects.toThrow(VersionConflictError);
    }
    const now = (await store.mapping(mapping)) ?? mapping;
    await store.putMapping({ ...now, version: 42, branch: 'main' });
    expect(await store.mapping(mapping)).toEqual({ ...now, version: 42, branch: 'main' });
  });

  it.each<[string, (teamId: TeamId) => Promise<unknown>]>([
    ['that it needs a person', (teamId) => store.noteConnection(teamId, attention)],
    ['that its key works', (teamId) => store.noteVerified(teamId, secretVersion, verifiedLately)],
  ])('changes a connection only with what was noted of it: %s', async (_, note) => {
    const teamId = aFreshTeam();
    await store.putConnection(aConnection({ teamId, version: 1, secretVersion }));
    for (let repeat = 0; repeat < 2; repeat += 1) {
      const read = (await store.connection(teamId)) ?? aConnection();
      await note(teamId);
      if (repeat > 0) await store.noteConnection(teamId, undefined);
      await expect(store.putConnection({ ...read, version: 2 })).rejects.toThrow(VersionConflictError);
    }
    const now = (await store.connection(teamId)) ?? aConnection();
    await store.putConnection({ ...now, version: 2 });
    expect(await store.connection(teamId)).toEqual({ ...now, version: 2 });
  });

  it('notes that the syncs which a change owes were asked for, but for those of a later change', async () => {
    const teamId = aFreshTeam();
    await store.noteSyncsAskedFor(teamId, 1);
    expect(await store.connection(teamId)).toBeUndefined();
    const syncsOwed = { reason: 'connected', since: '2026-11-22T12:00:00.000Z' };
    const connection = aConnection({ teamId, version: 1, lastVerifiedAt: '2026-11-22T12:00:00.000Z' });
    await store.putConnection({ ...connection, syncsOwed });
    await store.noteSyncsAskedFor(teamId, 2);
    expect(await store.connection(teamId)).toEqual({ ...connection, syncsOwed });
    expect(await instantDue(due, teamId)).toBe('2026-11-22T12:10:00.000Z');
    for (let repeat = 0; repeat < 2; repeat += 1) await store.noteSyncsAskedFor(teamId, 1);
    expect(await store.connection(teamId)).toEqual({ ...connection, noted: expect.any(Number) });
  });

  it('moves a mapping to another name, with what was noted of it, or leaves it where it is', async () => {
    const former = aMapping(aRepository('acme/shop', aFreshTeam()), { version: 7 });
    const taken = aMapping(aRepository('acme/taken', former.teamId));
    const moved = (from: Mapping) => ({ ...from, ...aRepository('acme/store', former.teamId), version: 9 });
    await store.createMapping(former);
    await store.createMapping(taken);
    await store.noteRepository(former, { geckoRepositoryId: 'r-1' });
    await expect(store.moveMapping(former, moved(former))).rejects.toThrow(VersionConflictError);
    const read = (await store.mapping(former)) ?? former;
    await expect(store.moveMapping({ ...read, version: 6 }, moved(read))).rejects.toThrow(VersionConflictError);
    await expect(store.moveMapping(read, { ...moved(read), ...taken })).rejects.toThrow(VersionConflictError);
    expect((await store.mappings(former.teamId, { limit: 9 })).items).toEqual([read, taken]);
    const entry = anAuditEntry(former.teamId, 1, { action: 'mapping_followed_rename' });
    await store.moveMapping(read, moved(read), entry);
    expect((await store.mappings(former.teamId, { limit: 9 })).items).toEqual([moved(read), taken]);
    expect(await changesOf(former.teamId)).toEqual(['mapping_followed_rename']);
  });
}

/** When a team's connection is due. */
export async function instantDue(due: DueList<TeamId>, teamId: TeamId): Promise<string | undefined> {
  for (let part = 0; part < due.parts; part += 1) {
    for await (const { key, dueAt } of due.due(part, new Date('2027-01-01T00:00:00Z')))
      if (key === teamId) return dueAt;
  }
  return undefined;
}

function aFreshTeam(): TeamId {
  return teamIdSchema.parse(randomUUID());
}
