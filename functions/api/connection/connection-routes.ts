import {
  changedConnectionViewSchema,
  connectBodySchema,
  connectionSettingsInputSchema,
  connectionViewSchema,
  disconnectionSchema,
  disconnectQuerySchema,
} from '../../../shared/contracts/management-api/connection.ts';
import { gatewayBodySchema } from '../../../shared/contracts/management-api/gateway.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { removeMappings } from '../mappings/remove-mappings.ts';
import { changeGateway } from './change-gateway.ts';
import { changeSettings } from './change-settings.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { showConnection } from './show-connection.ts';
import { verifyConnection } from './verify-connection.ts';

/** How long one request removes mappings, milliseconds. */
const removeMappingsForMs = 20_000;
const tag = 'Connection';
const view = { schema: connectionViewSchema, etag: true };
const changed = { schema: changedConnectionViewSchema, etag: true };

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
    async handle({ caller: { teamId } }, services) {
      const connection = await services.teams.connection(teamId);
      const body = await showConnection(services, teamId, connection);
      return { status: 200, version: connection?.version ?? 0, body };
    },
  }),

  managedRoute({
    method: 'PUT',
    path: '/v1/connection',
    operationId: 'connect',
    tag,
    summary: 'Connect to a DefectDojo, or replace URL or key',
    description:
      'URL and key are verified at once, within 10 seconds. On failure nothing is saved, and an earlier connection stays. ' +
      '`field` says at which field of the form to show the problem, such as `gatewayHeaders.1.name`. Every mapped repository is synced afterwards. ' +
      'With another ASVS version in `settings`, `asvsMoved` tells what of people’s choices moved.',
    ifMatch: true,
    talksToDefectDojo: 'given',
    body: connectBodySchema,
    responses: {
      200: { ...changed, description: 'Verified and replaced.' },
      201: { ...changed, location: true, description: 'Verified and connected.' },
    },
    problems: ['changed_meanwhile', 'certificate_authority_invalid'],
    handle: connect,
  }),

  managedRoute({
    method: 'PATCH',
    path: '/v1/connection/settings',
    operationId: 'changeConnectionSettings',
    tag,
    summary: 'Change settings',
    description:
      'Whatever is left out stays as it is. A change that concerns findings or sections syncs every mapped repository. ' +
      "With another ASVS version, `asvsMoved` tells what of people's choices moved, what was split and what has no counterpart.",
    ifMatch: true,
    body: connectionSettingsInputSchema,
    responses: { 200: { ...changed, description: 'Changed.' } },
    problems: ['not_connected', 'changed_meanwhile'],
    handle: changeSettings,
  }),

  managedRoute({
    method: 'PATCH',
    path: '/v1/connection/gateway',
    operationId: 'changeGateway',
    tag,
    summary: 'Change what stands in front of DefectDojo',
    description:
      'Headers that a gateway asks for, and the authority to trust, without the key being typed again. They are verified with ' +
      'the stored key at once, within 10 seconds. On failure nothing is saved. Whatever is left out stays as it is. Every mapped ' +
      'repository is synced afterwards.',
    ifMatch: true,
    talksToDefectDojo: 'given',
    body: gatewayBodySchema,
    responses: { 200: { ...view, description: 'Verified and changed.' } },
    problems: ['not_connected', 'key_lost', 'changed_meanwhile', 'certificate_authority_invalid'],
    handle: changeGateway,
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
      'Destroys the key at once and stops everything. Settings and mappings are kept for the next connection, unless ' +
      '`mappings=remove` says otherwise: then repeat it until the answer is 204. What is in DefectDojo stays there.',
    ifMatch: true,
    query: disconnectQuerySchema,
    responses: {
      202: {
        description: 'Disconnected; more mappings are left than fit into one request.',
        schema: disconnectionSchema,
      },
      204: { description: 'Disconnected.' },
    },
    problems: ['changed_meanwhile', 'key_not_destroyed'],
    async handle({ caller, ifMatch, query }, services) {
      await disconnect(services, caller, ifMatch);
      const until = new Date(services.clock.now().getTime() + removeMappingsForMs);
      if (query.mappings === 'keep' || (await removeMappings(services, caller, until))) return { status: 204 };
      return { status: 202, body: { complete: false, links: { repeat: '/v1/connection?mappings=remove' } } };
    },
  }),
];
