import {
  connectBodySchema,
  connectionSettingsInputSchema,
  connectionViewSchema,
} from '../../../shared/contracts/management-api/connection.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import { auditEntry, auditedSettings } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import { type Answer, type ManagedRoute, managedRoute } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestSyncOfAll } from '../syncs/request-syncs.ts';
import { connect } from './connect.ts';
import { connectionView } from './connection-view.ts';
import { disconnect } from './disconnect.ts';
import { changeConnection } from './save-connection.ts';
import { changedSettings, changesExports } from './settings.ts';
import { verifyConnection } from './verify-connection.ts';

const tag = 'Connection';
const view = { schema: connectionViewSchema, etag: true };

async function showing({ teams }: Services, caller: Caller, connection: Connection | undefined): Promise<Answer> {
  const body = connectionView(connection, await teams.countMappings(caller.teamId));
  return { status: 200, version: connection?.version ?? 0, body };
}

/** Connect, show, change, verify again, disconnect. */
export const connectionRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/connection',
    operationId: 'getConnection',
    tag,
    summary: 'Show the connection',
    description: 'A team that never connected gets the same view with status `disconnected`, and ETag "0".',
    responses: { 200: { ...view, description: 'The connection, or the lack of one.' } },
    handle: async ({ caller }, services) => showing(services, caller, await services.teams.connection(caller.teamId)),
  }),

  managedRoute({
    method: 'PUT',
    path: '/v1/connection',
    operationId: 'connect',
    tag,
    summary: 'Connect to a DefectDojo, or replace URL or key',
    description:
      'URL and key are verified at once, within 10 seconds. On failure nothing is saved, and an earlier connection stays. ' +
      '`field` says at which field of the form to show the problem. Every mapped repository is synced afterwards.',
    ifMatch: true,
    talksToDefectDojo: 'given',
    body: connectBodySchema,
    responses: {
      200: { ...view, description: 'Verified and replaced.' },
      201: { ...view, location: true, description: 'Verified and connected.' },
    },
    problems: ['changed_meanwhile'],
    handle: connect,
  }),

  managedRoute({
    method: 'PATCH',
    path: '/v1/connection/settings',
    operationId: 'changeConnectionSettings',
    tag,
    summary: 'Change settings',
    description: 'Whatever is left out stays as it is. A change that concerns findings syncs every mapped repository.',
    ifMatch: true,
    body: connectionSettingsInputSchema,
    responses: { 200: { ...view, description: 'Changed.' } },
    problems: ['not_connected', 'changed_meanwhile'],
    async handle({ caller, ifMatch, body }, services) {
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
      const exportsChanged = before !== undefined && changesExports(before.settings, after.settings);
      if (exportsChanged && after.status !== 'disconnected') {
        await requestSyncOfAll(services, caller, 'settings_changed');
      }
      return showing(services, caller, after);
    },
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/connection/verify',
    operationId: 'verifyConnection',
    tag,
    summary: 'Verify the stored key again',
    description:
      'A failure that a person must mend turns the connection to `needs_attention`; one that can pass by itself does not.',
    talksToDefectDojo: 'stored',
    responses: { 200: { ...view, description: 'The key works.' } },
    problems: ['not_connected', 'key_lost', 'changed_meanwhile'],
    handle: verifyConnection,
  }),

  managedRoute({
    method: 'DELETE',
    path: '/v1/connection',
    operationId: 'disconnect',
    tag,
    summary: 'Disconnect',
    description:
      'Destroys the key at once and stops everything. Settings and mappings are kept for the next connection. May be repeated.',
    ifMatch: true,
    responses: { 204: { description: 'Disconnected.' } },
    problems: ['changed_meanwhile'],
    async handle({ caller, ifMatch }, services) {
      await disconnect(services, caller, ifMatch);
      return { status: 204 };
    },
  }),
];
