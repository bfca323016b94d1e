import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import {
  changeMappingBodySchema,
  createMappingBodySchema,
  mappingPageSchema,
  mappingsQuerySchema,
  mappingViewSchema,
} from '../../../shared/contracts/management-api/mapping.ts';
import { productProblemCodes } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { readPage } from '../core/paged.ts';
import { requireMatch } from '../core/precondition.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { changeMapping } from './change-mapping.ts';
import { createMapping } from './create-mapping.ts';
import { mappingView, mappingViews } from './mapping-view.ts';
import { removeMapping } from './remove-mapping.ts';

const tag = 'Mappings';
const view = { schema: mappingViewSchema, etag: true };

/** Which repository goes to which product. */
export const mappingRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mappings',
    operationId: 'listMappings',
    tag,
    summary: 'List the mappings',
    query: mappingsQuerySchema,
    responses: { 200: { description: 'Mappings in the order of their repository ids.', schema: mappingPageSchema } },
    problems: ['cursor_invalid'],
    async handle({ caller: { teamId }, query: { cursor, limit } }, services) {
      const connection = await services.teams.connection(teamId);
      const { items, ...rest } = await readPage({ teamId, list: ['mappings'], cursor }, (after) =>
        services.teams.mappings(teamId, { limit, after }),
      );
      return { status: 200, body: { items: await mappingViews(services, connection, items), ...rest } };
    },
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings',
    operationId: 'createMapping',
    tag,
    summary: 'Map a repository to a product',
    description:
      'A product given by name is created in DefectDojo if no product has exactly that name. The first sync is asked for at once. ' +
      'Repeating the request is harmless.',
    talksToDefectDojo: 'stored',
    body: createMappingBodySchema,
    responses: {
      200: { ...view, description: 'It was already mapped like this.' },
      201: { ...view, location: true, description: 'Mapped.' },
    },
    problems: [
      'not_connected',
      'key_lost',
      'already_mapped',
      ...productProblemCodes,
      'section_unknown',
      'changed_meanwhile',
    ],
    handle: createMapping,
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}',
    operationId: 'getMapping',
    tag,
    summary: 'Show a mapping',
    params: mappingPathSchema,
    responses: { 200: { ...view, description: 'The mapping.' } },
    problems: ['mapping_not_found'],
    async handle({ caller, params }, services) {
      const mapping = await services.teams.mapping(repositoryKeyOf(caller, params.mappingId));
      if (!mapping) throw mappingNotFound();
      const connection = await services.teams.connection(caller.teamId);
      return { status: 200, version: mapping.version, body: await mappingView(services, connection, mapping) };
    },
  }),

  managedRoute({
    method: 'PATCH',
    path: '/v1/mappings/{mappingId}',
    operationId: 'changeMapping',
    tag,
    summary: 'Change product, branch, level or sections of a mapping',
    description: 'Findings that are already in the former product stay there.',
    ifMatch: true,
    talksToDefectDojo: 'stored',
    params: mappingPathSchema,
    body: changeMappingBodySchema,
    responses: { 200: { ...view, description: 'Changed; a sync is asked for.' } },
    problems: [
      'mapping_not_found',
      'not_connected',
      'key_lost',
      'changed_meanwhile',
      ...productProblemCodes,
      'section_unknown',
    ],
    handle: changeMapping,
  }),

  managedRoute({
    method: 'DELETE',
    path: '/v1/mappings/{mappingId}',
    operationId: 'removeMapping',
    tag,
    summary: 'Remove a mapping',
    description: 'Stops exports of the repository at once. What is in DefectDojo stays there.',
    ifMatch: true,
    params: mappingPathSchema,
    responses: { 204: { description: 'Removed.' } },
    problems: ['mapping_not_found', 'changed_meanwhile'],
    async handle({ caller, params, ifMatch }, services) {
      const mapping = await services.teams.mapping(repositoryKeyOf(caller, params.mappingId));
      if (!mapping) throw mappingNotFound();
      requireMatch(ifMatch, mapping.version);
      await removeMapping(services, caller, mapping);
      return { status: 204 };
    },
  }),
];
