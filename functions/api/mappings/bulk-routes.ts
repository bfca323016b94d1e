import {
  mappingBatchBodySchema,
  mappingBatchViewSchema,
  proposalPageSchema,
  proposalsQuerySchema,
} from '../../../shared/contracts/management-api/bulk-mapping.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { mapBatch } from './map-batch.ts';
import { proposeMappings } from './propose-mappings.ts';

const tag = 'Mappings';

/** Mapping many repositories: first proposals to look at, then what was chosen. */
export const bulkMappingRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mapping-proposals',
    operationId: 'proposeMappings',
    tag,
    summary: 'Propose products for repositories, by name',
    description: 'Writes nothing. Read all pages, let people change what they like, and send the rows as batches.',
    talksToDefectDojo: 'stored',
    query: proposalsQuerySchema,
    responses: { 200: { description: 'A proposal for each repository that Gecko lists.', schema: proposalPageSchema } },
    problems: ['not_connected', 'key_lost', 'gecko_key_missing', 'gecko_unavailable', 'cursor_invalid'],
    handle: proposeMappings,
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mapping-batches',
    operationId: 'mapBatch',
    tag,
    summary: 'Map many repositories',
    description:
      'Each row has its own result; a bad one does not stop the others. Stops when DefectDojo stops answering or time is up: ' +
      'then `complete` is false, and the rows with status `not_tried` are to be sent again. Repeating rows is harmless.',
    talksToDefectDojo: 'stored',
    body: mappingBatchBodySchema,
    responses: { 200: { description: 'What became of each row.', schema: mappingBatchViewSchema } },
    problems: ['not_connected', 'key_lost'],
    handle: mapBatch,
  }),
];
