import type { ConnectionSettingsInput } from '../../../shared/contracts/management-api/connection.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import { movedChoices } from '../asvs/moved-choices.ts';
import { auditEntry, auditedSettings } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestSyncOfAll } from '../syncs/request-syncs.ts';
import { changeConnection } from './save-connection.ts';
import { changedSettings, changesExports } from './settings.ts';
import { showConnection } from './show-connection.ts';

/** Changes settings, syncs what they concern, and tells what moved along with another version of the ASVS. */
export async function changeSettings(
  { caller, ifMatch, body }: Call<unknown, unknown, ConnectionSettingsInput>,
  services: Services,
): Promise<Answer> {
  const { teamId } = caller;
  const { before, after } = await changeConnection(
    services.teams,
    teamId,
    ifMatch,
    (current) => {
      if (!current) throw new ApiProblem('not_connected', 'The team has never been connected to a DefectDojo.');
      return { ...current, settings: changedSettings(current.settings, body) };
    },
    (...change) => auditEntry(services, caller, { action: 'settings_changed', ...auditedSettings(...change) }),
  );
  const exportsChanged = before !== undefined && changesExports(before.settings, after.settings);
  if (exportsChanged && after.status !== 'disconnected') await requestSyncOfAll(services, caller, 'settings_changed');
  const view = await showConnection(services, teamId, after);
  const moved = await movedByChange(services, before, after);
  return { status: 200, version: after.version, body: moved ? { ...view, asvsMoved: moved } : view };
}

async function movedByChange(services: Services, before: Connection | undefined, after: Connection) {
  const { asvsVersion: version } = after.settings;
  if (before?.settings.asvsVersion === version) return undefined;
  return movedChoices(services, { teamId: after.teamId, version });
}
