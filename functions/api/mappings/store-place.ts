import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import type { NotedSync } from '../syncs/request-sync.ts';
import { noteSyncOfSharer } from './note-sync-of-sharer.ts';
import { placed, type WantedPlace } from './wanted-place.ts';

/** A mapping with its new place, and the sync of a repository that shared its former product, which is still to be sent. */
interface StoredPlace {
  readonly mapping: Mapping;
  readonly sharer: NotedSync | undefined;
}

/**
 * Stores where a mapping leads over the version that was read. Leaves it in its version where nothing is asked to change: a running
 * sync may then go on.
 *
 * @throws {VersionConflictError} when somebody else changed it
 */
export async function storePlace(
  services: Services,
  caller: Caller,
  current: Mapping,
  place: WantedPlace,
): Promise<StoredPlace> {
  const { target, branch } = place;
  if (target === undefined && branch === undefined) return { mapping: current, sharer: undefined };
  const leaves = target !== undefined && target.product.id !== current.product.id;
  const sharer = leaves ? await noteSyncOfSharer(services, caller, current) : undefined;
  return { mapping: await store(services, caller, current, place), sharer };
}

/** Over whatever syncs note of it meanwhile, too. */
async function store(services: Services, caller: Caller, current: Mapping, place: WantedPlace): Promise<Mapping> {
  const { teams } = services;
  const { repositoryId, version } = current;
  const stored = await againIfOvertaken(async () => {
    const before = await teams.mapping(current);
    if (before?.version !== version) return undefined;
    const changed = { ...placed(before, place), version: version + 1 };
    const change = { repositoryId, before: auditedMapping(before), after: auditedMapping(changed) };
    await teams.putMapping(changed, auditEntry(services, caller, { action: 'mapping_changed', ...change }));
    return changed;
  });
  if (stored === undefined) throw new VersionConflictError('It was changed by someone else meanwhile.');
  return stored;
}
