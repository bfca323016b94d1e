import type { Connection } from '../../../shared/domain/team/connection.ts';
import { auditEntry, auditedConnections } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import { type LeaveLineServices, leaveLineOfTeam } from '../core/leave-lines.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';
import { changeConnection } from './save-connection.ts';

/**
 * Ends the team's connection and destroys its key. The connection goes first, so that workers stop before they miss the
 * key; the key is destroyed even if there is no connection, since an earlier try may have got stuck between the two.
 *
 * @throws {ApiProblem} `precondition_failed` or `changed_meanwhile`; `key_not_destroyed` when all but that was done
 */
export async function disconnect(
  services: Pick<Services, 'teams' | 'keys' | 'newId'> & LeaveLineServices,
  caller: Caller,
  ifMatch?: string,
): Promise<void> {
  const { teams, keys } = services;
  const { teamId } = caller;
  if ((await teams.connection(teamId)) === undefined) {
    requireMatch(ifMatch, 0);
  } else {
    const { before } = await changeConnection(teams, teamId, ifMatch, disconnected, (...change) =>
      auditEntry(services, caller, { action: 'disconnected', ...auditedConnections(...change) }),
    );
    if (before) await leaveLineOfTeam(services, before);
  }
  try {
    await keys.destroyDefectDojoKey(teamId);
  } catch (cause) {
    throw new ApiProblem('key_not_destroyed', 'Exports have ended, and the stored key could not be destroyed.', {
      cause,
    });
  }
}

function disconnected(current: Connection | undefined): Connection {
  if (!current) throw new ApiProblem('changed_meanwhile', 'The connection was deleted at the same moment.');
  const { attention: _over, syncsOwed: _none, gatewayHeaderNames: _destroyed, ...rest } = current;
  // They lay with the key.
  const { certificateAuthority: _too, certificateAuthorityEndsAt: _end, ...kept } = rest;
  return { ...kept, status: 'disconnected' };
}
