import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import {
  runEntriesQuerySchema,
  runEntryPageSchema,
  runPageSchema,
  runPathSchema,
  runsQuerySchema,
  runViewSchema,
} from '../../../shared/contracts/management-api/run.ts';
import { syncViewSchema } from '../../../shared/contracts/management-api/sync.ts';
import { revertClosingsReason } from '../../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Run } from '../../../shared/domain/runs/run.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { readPage } from '../core/paged.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { noteSync, requestNoted } from '../syncs/request-sync.ts';
import { requireExports } from '../syncs/require-exports.ts';
import { runEntryView, runView } from '../syncs/run-view.ts';
import { syncView } from '../syncs/sync-view.ts';

const tag = 'Runs';
const kept = 'Runs are kept for 90 days, also after the mapping was removed.';

async function requireRun({ syncs }: Services, key: RepositoryKey, runId: string): Promise<Run> {
  const run = await syncs.run(key, runId);
  if (run) return run;
  throw new ApiProblem('run_not_found', 'The mapping has no such run.');
}

/** What syncs did, and why they left out what they left out. */
export const runRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/runs',
    operationId: 'listRuns',
    tag,
    summary: 'List the runs of a mapping',
    description: kept,
    params: mappingPathSchema,
    query: runsQuerySchema,
    responses: { 200: { description: 'Runs, newest first.', schema: runPageSchema } },
    problems: ['mapping_not_found', 'cursor_invalid'],
    async handle({ caller, params, query: { cursor, limit } }, services) {
      const key = repositoryKeyOf(caller, params.mappingId);
      const place = { teamId: caller.teamId, list: ['runs', key.repositoryId], cursor };
      const { items, ...rest } = await readPage(place, (after) => services.syncs.runs(key, { limit, after }));
      if (items.length === 0 && !(await services.teams.mapping(key))) throw mappingNotFound();
      return { status: 200, body: { items: items.map(runView), ...rest } };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/runs/{runId}',
    operationId: 'getRun',
    tag,
    summary: 'Show a run',
    description: kept,
    params: runPathSchema,
    responses: { 200: { description: 'The run.', schema: runViewSchema } },
    problems: ['mapping_not_found', 'run_not_found'],
    async handle({ caller, params }, services) {
      const run = await requireRun(services, repositoryKeyOf(caller, params.mappingId), params.runId);
      return { status: 200, body: runView(run) };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/runs/{runId}/entries',
    operationId: 'listRunEntries',
    tag,
    summary: 'List what a run did, finding by finding',
    description: 'Everything but findings that stayed as they were.',
    params: runPathSchema,
    query: runEntriesQuerySchema,
    responses: { 200: { description: 'Entries in the order they came.', schema: runEntryPageSchema } },
    problems: ['mapping_not_found', 'run_not_found', 'cursor_invalid'],
    async handle({ caller, params: { mappingId, runId }, query: { cursor } }, services) {
      const key = repositoryKeyOf(caller, mappingId);
      const run = await requireRun(services, key, runId);
      const place = { teamId: caller.teamId, list: ['entries', key.repositoryId, runId], cursor };
      const { items, ...rest } = await readPage(place, (after) => services.syncs.runEntries(key, runId, { after }));
      return { status: 200, body: { items: items.map((entry) => runEntryView(run, entry)), ...rest } };
    },
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/runs/{runId}/revert-closings',
    operationId: 'revertClosings',
    tag,
    summary: 'Take back what a run closed for its absence',
    description:
      'Reopens exactly what this run closed because Gecko no longer listed it, and nobody touched since. ' +
      'These findings then stay open until Gecko lists them once more or says that they are fixed.',
    params: runPathSchema,
    responses: { 202: { description: 'Asked for: follow the sync.', schema: syncViewSchema, location: true } },
    problems: ['mapping_not_found', 'run_not_found', 'nothing_to_revert', 'not_connected', 'exports_paused'],
    async handle({ caller, params: { mappingId, runId } }, services) {
      const key = repositoryKeyOf(caller, mappingId);
      await requireExports(services, key);
      const { counts } = await requireRun(services, key, runId);
      if (counts.closed === 0) throw new ApiProblem('nothing_to_revert', 'The run closed no finding.');
      const { repositoryId } = key;
      const change = { repositoryId, after: { runId } };
      const noted = await noteSync(services, caller, key, { reason: revertClosingsReason, revertClosingsOfRun: runId });
      await services.audit.record(auditEntry(services, caller, { action: 'closings_reverted', ...change }));
      const body = await syncView(services, key, await requestNoted(services, noted));
      return { status: 202, location: body.links.self, body };
    },
  }),
];
