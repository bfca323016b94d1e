import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';

const mappingsPerPage = 100;

/** Removes all of the team's mappings, each with its audit entry; false when time is up before none is left. */
export async function removeMappings(services: Services, caller: Caller, until: Date): Promise<boolean> {
  const { teams, clock } = services;
  for (;;) {
    const { items } = await teams.mappings(caller.teamId, { limit: mappingsPerPage });
    if (items.length === 0) return true;
    for (const mapping of items) {
      if (clock.now() >= until) return false;
      const change = { repositoryId: mapping.repositoryId, before: auditedMapping(mapping) };
      const audited = auditEntry(services, caller, { action: 'mapping_removed', ...change });
      await teams.deleteMapping(mapping, audited).catch(unlessChanged);
    }
  }
}

/** What somebody changed or removed at the same moment is read again. */
function unlessChanged(error: unknown): void {
  if (!(error instanceof VersionConflictError)) throw error;
}
