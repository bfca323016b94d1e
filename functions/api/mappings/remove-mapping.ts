import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import { leaveLineOfRepository } from '../core/leave-lines.ts';
import type { Services } from '../core/services.ts';
import { requestNoted } from '../syncs/request-sync.ts';
import { noteSyncOfSharer } from './note-sync-of-sharer.ts';

/** Removes a mapping in the version that was read. @throws {VersionConflictError} */
export async function removeMapping(services: Services, caller: Caller, mapping: Mapping): Promise<void> {
  const sharer = await noteSyncOfSharer(services, caller, mapping);
  const change = { repositoryId: mapping.repositoryId, before: auditedMapping(mapping) };
  await services.teams.deleteMapping(mapping, auditEntry(services, caller, { action: 'mapping_removed', ...change }));
  await leaveLineOfRepository(services, mapping);
  if (sharer) await requestNoted(services, sharer);
}
