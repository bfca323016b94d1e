import type { Attention } from '../domain/failures/attention.ts';
import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import type { AuditEntry } from '../domain/team/audit-entry.ts';
import type { Connection } from '../domain/team/connection.ts';
import type { Mapping } from '../domain/team/mapping.ts';
import type { ListedRepository } from '../domain/team/renamed-repository.ts';

/** Another writer changed the item since it was read. */
export class VersionConflictError extends Error {
  readonly code = 'version_conflict';
  override readonly name = 'VersionConflictError';
}

/**
 * Keeps what a team configured. All reads see the latest write. What people change is written together with the audit
 * entry that tells of it: both or neither.
 */
export interface TeamStore {
  connection(teamId: TeamId): Promise<Connection | undefined>;
  /**
   * Stores a connection over the version it was made from (`connection.version - 1`; 1 means it must not exist yet), with all that
   * was noted of it until then (`connection.noted`).
   *
   * @throws {VersionConflictError} when another writer was faster, be it one that notes.
   */
  putConnection(connection: Connection, audited?: AuditEntry): Promise<void>;
  /**
   * Marks a connection as needing a person, or takes the mark back; its version stays, since nobody changed it. A mark
   * with the same code stays as it is.
   */
  noteConnection(teamId: TeamId, attention: Attention | undefined): Promise<void>;
  /**
   * Notes that the key of a connection works, what it was found to open and until when, and that nothing needs a person any
   * more; its version stays, so that no sync under way has to stop for it.
   *
   * @returns false when the connection has another key by now, or none
   */
  noteVerified(
    teamId: TeamId,
    secretVersion: number,
    verified: Required<Pick<Connection, 'defectDojo' | 'capabilities' | 'lastVerifiedAt'>> &
      Pick<Connection, 'keyExpiresAt'>,
  ): Promise<boolean>;
  /** Notes that all syncs were asked for which a version of a connection owes. */
  noteSyncsAskedFor(teamId: TeamId, version: number): Promise<void>;
  mapping(key: RepositoryKey): Promise<Mapping | undefined>;
  /** As {@link noteConnection}, for one mapping. */
  noteMapping(key: RepositoryKey, attention: Attention | undefined): Promise<void>;
  /**
   * Notes what became known of a mapping's repository in Gecko; the mapping's version stays. `takenOver`: what was kept under its
   * former name is its own by now. Former names that aren't given stay. A mapping that is gone meanwhile stays so.
   */
  noteRepository(
    key: RepositoryKey,
    noted:
      | { readonly geckoRepositoryId: string | null; readonly formerNames?: Mapping['formerNames'] }
      | { readonly takenOver: true },
  ): Promise<void>;
  /** @throws {VersionConflictError} as with {@link putConnection}. */
  putMapping(mapping: Mapping, audited?: AuditEntry): Promise<void>;
  /**
   * Stores a mapping that must not exist yet, whatever its version: one that was removed and made again should not
   * repeat a version that a running sync still knows.
   *
   * @throws {VersionConflictError} when there is one.
   */
  createMapping(mapping: Mapping, audited?: AuditEntry): Promise<void>;
  /**
   * Gives a mapping another name: what is made of it is there, and the former one is gone; both or neither.
   *
   * @throws {VersionConflictError} when there is one of that name, or the former one was changed, removed or noted meanwhile.
   */
  moveMapping(former: Mapping, moved: Mapping, audited?: AuditEntry): Promise<void>;
  /** @throws {VersionConflictError} when the mapping no longer has the version. */
  deleteMapping(mapping: Mapping, audited?: AuditEntry): Promise<void>;
  /** The team's mappings in the order of their repository ids, one page after `after`. */
  mappings(
    teamId: TeamId,
    page: { limit: number; after?: string | undefined },
  ): Promise<{ items: Mapping[]; next?: string }>;
  /**
   * The team's mappings that may be of a repository, whatever Gecko called it when they were made (see `lookupsOfRepository`), in the
   * order of their repository ids. Reads no others, of which there may be thousands; so with a product's.
   */
  mappingsNamedAs(teamId: TeamId, repository: ListedRepository): Promise<Mapping[]>;
  /** The team's mappings to a product of this id, on whichever instance that is, in the order of their repository ids. */
  mappingsOfProduct(teamId: TeamId, productId: number): Promise<Mapping[]>;
  /** Lets mappings be found so that were made by a build that noted nothing for it; until then all are read. Does nothing where that is done. */
  noteLookups(teamId: TeamId): Promise<void>;
}
