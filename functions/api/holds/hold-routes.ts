import {
  heldFindingPageSchema,
  heldFindingsQuerySchema,
  holdDecisionBodySchema,
  holdViewSchema,
} from '../../../shared/contracts/management-api/hold.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { syncViewSchema } from '../../../shared/contracts/management-api/sync.ts';
import type { StoredHold } from '../../../shared/domain/holds/stored-hold.ts';
import { vulnerabilitiesLink } from '../core/links.ts';
import { repositoryKeyOf } from '../core/mapping-id.ts';
import { readOffsetPage } from '../core/paged.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { decideHold, requireHold } from './decide-hold.ts';
import { holdView } from './hold-view.ts';

const tag = 'Holds';
const decisionProblems = ['mapping_not_found', 'hold_not_found', 'hold_replaced', 'hold_decided'] as const;
const decided = {
  202: { description: 'Noted; the sync in `Location` carries it out.', schema: syncViewSchema, location: true },
};

/** Mass changes that wait for a person. */
export const holdRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/hold',
    operationId: 'getHold',
    tag,
    summary: 'Show what waits for approval',
    description: 'A sync that would change suspiciously much at once leaves it to a person. Everything else goes on.',
    params: mappingPathSchema,
    responses: { 200: { description: 'What waits, and why.', schema: holdViewSchema } },
    problems: ['mapping_not_found', 'hold_not_found'],
    async handle({ caller, params }, services) {
      const key = repositoryKeyOf(caller, params.mappingId);
      return { status: 200, body: holdView(key, await requireHold(services, key)) };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/hold/findings',
    operationId: 'listHeldFindings',
    tag,
    summary: 'List what waits for approval, finding by finding',
    params: mappingPathSchema,
    query: heldFindingsQuerySchema,
    responses: { 200: { description: 'First those to be closed.', schema: heldFindingPageSchema } },
    problems: ['mapping_not_found', 'hold_not_found', 'cursor_invalid'],
    async handle({ caller, params, query: { cursor, limit } }, services) {
      const key = repositoryKeyOf(caller, params.mappingId);
      const { runId } = await requireHold(services, key);
      const hold = await services.holds.hold(key);
      const links = { geckoVulnerabilities: vulnerabilitiesLink(services.geckoAppUrl, key.repositoryId) };
      const rows = changesOf(hold).map((change) => ({ ...change, links }));
      const place = { teamId: caller.teamId, list: ['hold', key.repositoryId, runId], cursor };
      const { total: _inCounts, ...page } = await readOffsetPage(place, async (offset) => ({
        items: rows.slice(offset, offset + limit),
        total: rows.length,
      }));
      return { status: 200, body: page };
    },
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/hold/approval',
    operationId: 'approveHold',
    tag,
    summary: 'Approve what waits',
    description: 'The next sync plans again, and closes what was held and is still absent from Gecko.',
    params: mappingPathSchema,
    body: holdDecisionBodySchema,
    responses: decided,
    problems: decisionProblems,
    handle: (call, services) => decideHold(call, services, 'approved'),
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/hold/discard',
    operationId: 'discardHold',
    tag,
    summary: 'Discard what waits',
    description:
      'Findings stay open until Gecko lists them once more or says that they are fixed; new ones are proposed again after a later scan.',
    params: mappingPathSchema,
    body: holdDecisionBodySchema,
    responses: decided,
    problems: decisionProblems,
    handle: (call, services) => decideHold(call, services, 'discarded'),
  }),
];

function changesOf(hold: StoredHold | undefined): Array<{ geckoId: string; change: 'close' | 'create' }> {
  const { closings = [], creations = [] } = hold ?? {};
  return [
    ...closings.map((geckoId) => ({ geckoId, change: 'close' as const })),
    ...creations.map((geckoId) => ({ geckoId, change: 'create' as const })),
  ];
}
