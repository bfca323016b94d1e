import { runRetentionDays } from '../../../shared/contracts/limits.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { syncPathSchema, syncViewSchema } from '../../../shared/contracts/management-api/sync.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { repositoryKeyOf } from '../mappings/mapping-id.ts';
import { requestSync } from './request-syncs.ts';
import { requireExports } from './require-exports.ts';
import { requestedAt, syncView } from './sync-view.ts';

const tag = 'Syncs';
const retentionMs = runRetentionDays * 24 * 60 * 60 * 1000;
/** How far two machines' clocks may differ, milliseconds. */
const clockSkewMs = 60_000;

/** Pushing now, and following what was asked for. */
export const syncRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/syncs',
    operationId: 'requestSync',
    tag,
    summary: 'Push now',
    description: 'Poll the sync in `Location` until its status is `finished`; its run then tells how it ended.',
    params: mappingPathSchema,
    responses: { 202: { description: 'Asked for.', schema: syncViewSchema, location: true } },
    problems: ['mapping_not_found', 'not_connected', 'exports_paused'],
    async handle({ caller, params }, services) {
      const key = repositoryKeyOf(caller, params.mappingId);
      await requireExports(services, key);
      const id = await requestSync(services, caller, key, { reason: 'push_now' });
      const body = await syncView(services, key, id);
      return { status: 202, location: body.links.self, body };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/syncs/{syncId}',
    operationId: 'getSync',
    tag,
    summary: 'Follow a sync that was asked for',
    params: syncPathSchema,
    responses: { 200: { description: 'How far it has come.', schema: syncViewSchema } },
    problems: ['mapping_not_found', 'sync_not_found'],
    async handle({ caller, params: { mappingId, syncId } }, services) {
      const key = repositoryKeyOf(caller, mappingId);
      const ageMs = services.clock.now().getTime() - requestedAt(syncId).getTime();
      if (ageMs < -clockSkewMs || ageMs > retentionMs) {
        throw new ApiProblem('sync_not_found', 'No sync with this id was asked for, or its runs are gone.');
      }
      return { status: 200, body: await syncView(services, key, syncId) };
    },
  }),
];
