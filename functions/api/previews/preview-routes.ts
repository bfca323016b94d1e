import { previewRetentionHours } from '../../../shared/contracts/limits.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { previewPathSchema, previewViewSchema } from '../../../shared/contracts/management-api/preview.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { idToHandOut, mayBeHandedOut } from '../core/handed-out-id.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { requireConnection } from '../core/stored-key.ts';
import { requestedAt } from '../syncs/sync-view.ts';
import { previewView } from './preview-view.ts';

const tag = 'Previews';
const retentionMs = previewRetentionHours * 60 * 60 * 1000;
/** How far two machines' clocks may differ, milliseconds. */
const clockSkewMs = 60_000;

function previewNotFound(): ApiProblem {
  return new ApiProblem('preview_not_found', 'No preview of this mapping with this id was asked for, or it is gone.');
}

/** What a sync would do, without doing it. */
export const previewRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/previews',
    operationId: 'requestPreview',
    tag,
    summary: 'Preview what a push would do',
    description:
      'Plans a push with what Gecko says now and what DefectDojo was last told, and writes nothing to DefectDojo. ' +
      'Works while exports are paused. Poll the preview in `Location`; it is kept for a day.',
    params: mappingPathSchema,
    responses: { 202: { description: 'Asked for.', schema: previewViewSchema, location: true } },
    problems: ['mapping_not_found', 'not_connected'],
    async handle({ caller, params }, { teams, queue, newId, clock }) {
      const key = repositoryKeyOf(caller, params.mappingId);
      if (!(await teams.mapping(key))) throw mappingNotFound();
      await requireConnection(teams, caller.teamId);
      const id = idToHandOut(newId(), 'preview', key);
      await queue.requestPreview(key, id);
      const body = previewView(key, id, undefined, clock.now());
      return { status: 202, location: body.links.self, body };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/previews/{previewId}',
    operationId: 'getPreview',
    tag,
    summary: 'Show a preview',
    params: previewPathSchema,
    responses: {
      200: { description: 'Counts, and the first ten findings of each kind.', schema: previewViewSchema },
    },
    problems: ['mapping_not_found', 'preview_not_found'],
    async handle({ caller, params: { mappingId, previewId } }, { teams, previews, clock }) {
      const key = repositoryKeyOf(caller, mappingId);
      const preview = await previews.preview(key, previewId);
      const ageMs = clock.now().getTime() - requestedAt(previewId).getTime();
      if (!preview && (ageMs < -clockSkewMs || ageMs > retentionMs)) {
        throw previewNotFound();
      }
      if (!preview && !(await teams.mapping(key))) throw mappingNotFound();
      if (!preview && !mayBeHandedOut(previewId, 'preview', key)) throw previewNotFound();
      return { status: 200, body: previewView(key, previewId, preview, clock.now()) };
    },
  }),
];
