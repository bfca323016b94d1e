import { runRetentionDays } from '../../../shared/contracts/limits.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { syncPathSchema, syncViewSchema } from '../../../shared/contracts/management-api/sync.ts';
import { pushNowReason, repairReason } from '../../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../../shared/domain/sync/drift-check.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import { mayBeHandedOut } from '../core/handed-out-id.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestSync } from './request-sync.ts';
import { requireExports } from './require-exports.ts';
import { requestedAt, syncView } from './sync-view.ts';

const tag = 'Syncs';
const retentionMs = runRetentionDays * 24 * 60 * 60 * 1000;
/** How far two machines' clocks may differ, milliseconds. */
const clockSkewMs = 60_000;

function syncNotFound(): ApiProblem {
  return new ApiProblem('sync_not_found', 'No sync of this mapping with this id was asked for, or its runs are gone.');
}

/** Asks for a sync of the mapping, for a reason. */
function asking(reason: string) {
  return async ({ caller, params }: { caller: Caller; params: { mappingId: string } }, services: Services) => {
    const key = repositoryKeyOf(caller, params.mappingId);
    await requireExports(services, key);
    const id = await requestSync(services, caller, key, { reason });
    const body = await syncView(services, key, id);
    return { status: 202 as const, location: body.links.self, body };
  };
}

/** Pushing now, comparing, repairing, and following what was asked for. */
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
    handle: asking(pushNowReason),
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/drift-checks',
    operationId: 'requestDriftCheck',
    tag,
    summary: 'Compare DefectDojo with what was exported',
    description:
      'Writes nothing to DefectDojo. The entries of its run tell what is `missing`, `changed_by_people` or `unexpected` in ' +
      'the test. It is done once a month by itself; where a sync is waiting too, one run does both.',
    params: mappingPathSchema,
    responses: { 202: { description: 'Asked for: follow it as a sync.', schema: syncViewSchema, location: true } },
    problems: ['mapping_not_found', 'not_connected', 'exports_paused'],
    handle: asking(driftCheckReason),
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/repairs',
    operationId: 'requestRepair',
    tag,
    summary: 'Push everything that a drift check found missing or changed',
    description:
      'A sync that also creates again what people deleted in DefectDojo, tries again what DefectDojo refused, makes twins ' +
      "duplicates, and writes anew what was changed, but for people's descriptions, tags and triage, which stay.",
    params: mappingPathSchema,
    responses: { 202: { description: 'Asked for: follow the sync.', schema: syncViewSchema, location: true } },
    problems: ['mapping_not_found', 'not_connected', 'exports_paused'],
    handle: asking(repairReason),
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
      if (ageMs < -clockSkewMs || ageMs > retentionMs) throw syncNotFound();
      const body = await syncView(services, key, syncId);
      // Runs outlive the mapping; nothing else of a sync does.
      if (!body.run && !(await services.teams.mapping(key))) throw mappingNotFound();
      if (!body.run && !mayBeHandedOut(syncId, 'sync', key)) throw syncNotFound();
      return { status: 200, body };
    },
  }),
];
