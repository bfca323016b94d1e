import type { ConnectionSettingsInput } from '../../../shared/contracts/management-api/connection.ts';
import { auditEntry, auditedSettings } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { leaveLineOfTeam } from '../core/leave-lines.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { owedSyncs, requestOwed } from '../syncs/request-owed-syncs.ts';
import { changeConnection } from './save-connection.ts';
import { changedSettings, changesExports } from './settings.ts';
import { showChange } from './show-change.ts';

/** Changes settings, syncs what they concern, and tells what moved along with another version of the ASVS. */
export async function changeSettings(
  { caller, ifMatch, body }: Call<unknown, unknown, ConnectionSettingsInput>,
  services: Services,
): Promise<Answer> {
  const { before, after } = await changeConnection(
    services.teams,
    caller.teamId,
    ifMatch,
    (current) => {
      if (!current) throw new ApiProblem('not_connected', 'The team has never been connected to a DefectDojo.');
      const settings = changedSettings(current.settings, body);
      const owes = current.status !== 'disconnected' && changesExports(current.settings, settings);
      return { ...current, settings, ...(owes ? owedSyncs('settings_changed', services.clock) : {}) };
    },
    (...change) => auditEntry(services, caller, { action: 'settings_changed', ...auditedSettings(...change) }),
  );
  if (before?.settings.pushOnScanComplete && !after.settings.pushOnScanComplete)
    await leaveLineOfTeam(services, before);
  await requestOwed(services, caller, after);
  return { status: 200, version: after.version, body: await showChange(services, { before, after }) };
}
