import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';

/**
 * Changes the team's connection: reads it, applies `change`, and stores the result over exactly what was read. Whoever
 * was faster is read again, unless the caller named the version with `If-Match`.
 *
 * @param change gets the connection there is; whatever it does besides is done again when it has to be repeated
 * @param audited what the audit tells of the change; absent when nobody changed anything by hand
 * @throws {ApiProblem} `precondition_failed`, and whatever `change` throws
 * @throws {VersionConflictError} when others keep changing it
 */
export async function changeConnection(
  teams: Services['teams'],
  teamId: TeamId,
  ifMatch: string | undefined,
  change: (current: Connection | undefined) => Promise<Connection> | Connection,
  audited?: (before: Connection | undefined, after: Connection) => AuditEntry,
): Promise<{ before: Connection | undefined; after: Connection }> {
  return againIfOvertaken(async () => {
    const before = await teams.connection(teamId);
    requireMatch(ifMatch, before?.version ?? 0);
    const { noted: _ofAnother, ...changed } = await change(before);
    const { version = 0, noted } = before ?? {};
    const after = { ...changed, version: version + 1, ...(noted === undefined ? {} : { noted }) };
    await teams.putConnection(after, audited?.(before, after));
    return { before, after };
  });
}
