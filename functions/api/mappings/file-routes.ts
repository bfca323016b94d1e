import {
  mappingFileBodySchema,
  mappingFileMaxBytes,
  mappingFileQuerySchema,
  mappingFileResultSchema,
  mappingFileSchema,
} from '../../../shared/contracts/management-api/mapping-file.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { exportMappings } from './export-mappings.ts';
import { putMappings } from './put-mappings.ts';

const tag = 'Mappings';

/** All mappings at once, for teams that keep them in a repository. */
export const mappingFileRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mapping-file',
    operationId: 'exportMappings',
    tag,
    summary: 'All mappings as a file',
    description: 'What `PUT /v1/mappings` takes. Of the ASVS it has what people chose, not what was detected.',
    responses: { 200: { description: 'Every mapping of the team.', schema: mappingFileSchema, etag: true } },
    handle: exportMappings,
  }),

  managedRoute({
    method: 'PUT',
    path: '/v1/mappings',
    operationId: 'putMappings',
    tag,
    summary: 'Make the mappings those of a file',
    description:
      'Preview with `dryRun=true`. Rows with mistakes are named by their index, and nothing is changed. Else each row has its own result; ' +
      'it stops when DefectDojo stops answering or time is up: then `complete` is false, and the file is to be sent again, with the ' +
      'new ETag. What is so already is left alone. Mappings that the file does not name are kept unless `missing=remove` says ' +
      'otherwise; then they are removed last, only where no row failed, and at most `maxRemovals` of them.',
    ifMatch: true,
    talksToDefectDojo: 'stored',
    bodyMaxBytes: mappingFileMaxBytes,
    query: mappingFileQuerySchema,
    body: mappingFileBodySchema,
    responses: {
      200: { description: 'What was or would be changed, row by row.', schema: mappingFileResultSchema, etag: true },
    },
    problems: ['not_connected', 'key_lost', 'too_many_removals'],
    handle: putMappings,
  }),
];
