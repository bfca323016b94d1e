import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import type { NotedSync } from '../syncs/request-sync.ts';
import { noteSyncOfSharer } from './note-sync-of-sharer.ts';
import { placed, type WantedPlace } from './wanted-place.ts';

/** Syncs note seldom: whoever loses this often against them meets a defect. */
const savesBeforeGivingUp = 5;

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
  const { repositoryId, version } = current;
  let before = current;
  for (let saves = 1; ; saves += 1) {
    const changed = { ...placed(before, place), version: version + 1 };
    const change = { repositoryId, before: auditedMapping(before), after: auditedMapping(changed) };
    try {
      await services.teams.putMapping(changed, auditEntry(services, caller, { action: 'mapping_changed', ...change }));
      return changed;
    } catch (error) {
      if (!(error instanceof VersionConflictError) || saves === savesBeforeGivingUp) throw error;
      const now = await services.teams.mapping(current);
      if (now?.version !== version) throw error;
      before = now;
    }
  }
}
