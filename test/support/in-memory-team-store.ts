import type { RepositoryKey, TeamId } from '../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../shared/domain/team/audit-entry.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import { connectionDue } from '../../shared/domain/team/connection-due.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';
import { isFoundBy, lookupOfProduct, lookupsOfRepository } from '../../shared/domain/team/mapping-lookups.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import type { DueList } from '../../shared/ports/due-list.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';
import { type TeamStore, VersionConflictError } from '../../shared/ports/team-store.ts';
import { createInMemoryAuditLog } from './in-memory-audit-log.ts';
import { requireStorable } from './storable.ts';

const positionPrefix = 'MAPPING#';

type Versioned = Pick<Mapping, 'version' | 'noted'>;

const notedOnceMore = ({ noted = 0 }: Versioned) => ({ noted: noted + 1 });

/** {@link TeamStore} in memory. */
export function createInMemoryTeamStore(auditLog: Pick<AuditLog, 'record'> = createInMemoryAuditLog()): TeamStore & {
  readonly due: DueList<TeamId>;
} {
  const record = async (entry: AuditEntry | undefined) => {
    if (entry !== undefined) await auditLog.record(entry);
  };
  const connections = new Map<string, Connection>();
  const dueAt = new Map<TeamId, string>();
  const watch = (connection: Connection): void => {
    const at = connectionDue(connection);
    if (at) dueAt.set(connection.teamId, at.toISOString());
    else dueAt.delete(connection.teamId);
  };
  const mappings = new Map<string, Mapping>();
  const idOf = ({ teamId, repositoryId }: RepositoryKey) => `${teamId}#${repositoryId}`;
  const requireAsRead = (stored: Versioned | undefined, { version, noted }: Versioned): void => {
    requireVersion(stored, version);
    if (stored?.noted !== noted) throw new VersionConflictError('Something was noted of it meanwhile.');
  };
  const requireVersion = (stored: { version: number } | undefined, version: number): void => {
    if ((stored?.version ?? 0) !== version) throw new VersionConflictError('It was changed meanwhile.');
  };
  /** 1 is the version of what must not exist yet. */
  const requireOver = (stored: Versioned | undefined, { version, noted }: Versioned): void => {
    if (version === 1) requireVersion(stored, 0);
    else requireAsRead(stored, { version: version - 1, noted });
  };
  const ofTeam = (teamId: string) =>
    [...mappings.values()]
      .filter((mapping) => mapping.teamId === teamId)
      .toSorted((one, other) => (one.repositoryId < other.repositoryId ? -1 : 1));

  return {
    connection: async (teamId) => connections.get(teamId),
    async putConnection(connection, audited) {
      requireStorable(connection);
      requireOver(connections.get(connection.teamId), connection);
      connections.set(connection.teamId, connection);
      watch(connection);
      await record(audited);
    },
    async noteConnection(teamId, attention) {
      const stored = connections.get(teamId);
      if (!stored || stored.status === 'disconnected') return;
      const { attention: before, ...rest } = stored;
      if (before?.code === attention?.code) return;
      if (attention === undefined) {
        connections.set(teamId, { ...rest, ...notedOnceMore(stored), status: 'connected' });
        return;
      }
      const marked: Connection = { ...rest, ...notedOnceMore(stored), status: 'needs_attention', attention };
      connections.set(teamId, marked);
      watch(marked);
    },
    async noteVerified(teamId, secretVersion, verified) {
      const stored = connections.get(teamId);
      if (!stored || stored.status === 'disconnected' || stored.secretVersion !== secretVersion) return false;
      const { attention: _over, keyExpiresAt: _before, verifyAgainAt: _done, ...rest } = stored;
      const well: Connection = { ...rest, ...verified, ...notedOnceMore(stored), status: 'connected' };
      connections.set(teamId, well);
      watch(well);
      return true;
    },
    async noteSyncsAskedFor(teamId, version) {
      const stored = connections.get(teamId);
      if (stored?.version !== version || stored.syncsOwed === undefined) return;
      const { syncsOwed: _asked, ...rest } = stored;
      connections.set(teamId, { ...rest, ...notedOnceMore(stored) });
    },
    due: {
      parts: 1,
      async *due(_part, now) {
        const all = [...dueAt].map(([key, at]) => ({ key, dueAt: at }));
        yield* all.filter((one) => one.dueAt <= now.toISOString()).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
      },
      async putOff(one, until) {
        if (dueAt.get(one.key) === one.dueAt) dueAt.set(one.key, until.toISOString());
      },
    },
    async noteMapping(key, attention) {
      const stored = mappings.get(idOf(key));
      if (!stored) return;
      const { attention: before, ...rest } = stored;
      if (before?.code === attention?.code) return;
      mappings.set(idOf(key), { ...rest, ...notedOnceMore(stored), ...(attention && { attention }) });
    },
    async noteRepository(key, noted) {
      const stored = mappings.get(idOf(key));
      if (!stored) return;
      const once = { ...stored, ...notedOnceMore(stored) };
      const { movedFrom: _former, ...rest } = once;
      if ('takenOver' in noted) mappings.set(idOf(key), rest);
      else {
        const { geckoRepositoryId, formerNames = stored.formerNames } = noted;
        mappings.set(idOf(key), { ...once, geckoRepositoryId, ...(formerNames && { formerNames }) });
      }
    },
    mapping: async (key) => mappings.get(idOf(key)),
    async putMapping(mapping, audited) {
      requireStorable(mapping);
      requireOver(mappings.get(idOf(mapping)), mapping);
      mappings.set(idOf(mapping), mapping);
      await record(audited);
    },
    async createMapping(mapping, audited) {
      requireStorable(mapping);
      requireVersion(mappings.get(idOf(mapping)), 0);
      mappings.set(idOf(mapping), mapping);
      await record(audited);
    },
    async moveMapping(former, moved, audited) {
      requireStorable(moved);
      requireVersion(mappings.get(idOf(moved)), 0);
      requireAsRead(mappings.get(idOf(former)), former);
      mappings.set(idOf(moved), moved);
      mappings.delete(idOf(former));
      await record(audited);
    },
    async deleteMapping(mapping, audited) {
      requireVersion(mappings.get(idOf(mapping)), mapping.version);
      mappings.delete(idOf(mapping));
      await record(audited);
    },
    mappingsNamedAs: async (teamId, repository) =>
      ofTeam(teamId).filter((mapping) => isFoundBy(mapping, lookupsOfRepository(repository))),
    mappingsOfProduct: async (teamId, productId) =>
      ofTeam(teamId).filter((mapping) => isFoundBy(mapping, [lookupOfProduct(productId)])),
    noteLookups: async () => {},
    async mappings(teamId, { limit, after }) {
      if (after !== undefined && !after.startsWith(positionPrefix)) throw new ListingPositionError('No such position.');
      const rest = ofTeam(teamId).filter(
        ({ repositoryId }) => after === undefined || positionPrefix + repositoryId > after,
      );
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return rest.length > limit && last ? { items, next: positionPrefix + last.repositoryId } : { items };
    },
  };
}
