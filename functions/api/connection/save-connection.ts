import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';

const savesBeforeGivingUp = 5;

/**
 * Changes the team's connection: reads it, applies `change`, and stores the result over exactly what was read. Whoever
 * was faster is read again, unless the caller named the version with `If-Match`.
 *
 * @param change gets the connection there is; whatever it does besides is done again when it has to be repeated
 * @param audited what the audit tells of the change; absent when nobody changed anything by hand
 * @throws {ApiProblem} `precondition_failed` or `changed_meanwhile`, and whatever `change` throws
 */
export async function changeConnection(
  teams: Services['teams'],
  teamId: TeamId,
  ifMatch: string | undefined,
  change: (current: Connection | undefined) => Promise<Connection> | Connection,
  audited?: (before: Connection | undefined, after: Connection) => AuditEntry,
): Promise<{ before: Connection | undefined; after: Connection }> {
  for (let save = 0; save < savesBeforeGivingUp; save += 1) {
    const before = await teams.connection(teamId);
    requireMatch(ifMatch, before?.version ?? 0);
    const { noted: _ofAnother, ...changed } = await change(before);
    const { version = 0, noted } = before ?? {};
    const after = { ...changed, version: version + 1, ...(noted === undefined ? {} : { noted }) };
    try {
      await teams.putConnection(after, audited?.(before, after));
      return { before, after };
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }
  throw new ApiProblem('changed_meanwhile', 'Others keep changing the connection at the same moment.');
}
