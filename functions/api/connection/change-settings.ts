import type { ConnectionSettingsInput } from '../../../shared/contracts/management-api/connection.ts';
import { auditEntry, auditedSettings } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { leaveLineOfTeam } from '../core/leave-lines.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestSyncOfAll } from '../syncs/request-syncs.ts';
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
      return { ...current, settings: changedSettings(current.settings, body) };
    },
    (...change) => auditEntry(services, caller, { action: 'settings_changed', ...auditedSettings(...change) }),
  );
  if (before?.settings.pushOnScanComplete && !after.settings.pushOnScanComplete)
    await leaveLineOfTeam(services, before);
  const exportsChanged = before !== undefined && changesExports(before.settings, after.settings);
  if (exportsChanged && after.status !== 'disconnected') await requestSyncOfAll(services, caller, 'settings_changed');
  return { status: 200, version: after.version, body: await showChange(services, { before, after }) };
}
