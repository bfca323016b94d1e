import { asvsProfileViewSchema, changeAsvsBodySchema } from '../../../shared/contracts/management-api/asvs.ts';
import {
  asvsCatalogueViewSchema,
  asvsVersionPathSchema,
} from '../../../shared/contracts/management-api/asvs-catalogue.ts';
import {
  movedChoicesPageSchema,
  movedChoicesQuerySchema,
} from '../../../shared/contracts/management-api/asvs-moves.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { profileOf } from './asvs-summary.ts';
import { asvsProfileView } from './asvs-view.ts';
import { catalogueView } from './catalogue-view.ts';
import { changeAsvs, mappedRepository, resetAsvs } from './change-asvs.ts';
import { movedChoices } from './moved-choices.ts';

const tag = 'ASVS';
const view = { schema: asvsProfileViewSchema, etag: true };

/** What the OWASP ASVS asks of each repository. */
export const asvsRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/asvs/{version}',
    operationId: 'getAsvsCatalogue',
    tag,
    summary: 'Show the sections of a version of the ASVS',
    description: 'Its chapters, with how many requirements apply at each level.',
    params: asvsVersionPathSchema,
    responses: { 200: { description: 'The chapters, in order.', schema: asvsCatalogueViewSchema } },
    handle: async ({ params }) => ({ status: 200, body: catalogueView(params.version) }),
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/asvs/{version}/moved-choices',
    operationId: 'listMovedChoices',
    tag,
    summary: "Show how people's choices move into a version",
    description:
      'Every mapped repository in which somebody chose sections of the other version, with what moves, what was split and what ' +
      'has no counterpart. Look at it before you change the version of the connection, or after. A page may be empty; go on while there is a `nextCursor`.',
    params: asvsVersionPathSchema,
    query: movedChoicesQuerySchema,
    responses: { 200: { description: 'Repositories with their moves.', schema: movedChoicesPageSchema } },
    problems: ['cursor_invalid'],
    async handle({ caller: { teamId }, params: { version }, query: { cursor } }, services) {
      return { status: 200, body: await movedChoices(services, { teamId, version, cursor }) };
    },
  }),

  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/asvs',
    operationId: 'getAsvsProfile',
    tag,
    summary: "Show a repository's level and sections, with evidence and open findings",
    description:
      'Before anything was stored it has ETag "0". What is open says what the scanner saw, not that a section is met.',
    params: mappingPathSchema,
    responses: { 200: { ...view, description: 'The profile in the version that the connection follows.' } },
    problems: ['mapping_not_found'],
    async handle(call, services) {
      const { key, version } = await mappedRepository(call, services);
      const profile = await profileOf(services, key);
      const body = await asvsProfileView(services, profile, version);
      return { status: 200, version: profile.version, body };
    },
  }),

  managedRoute({
    method: 'PATCH',
    path: '/v1/mappings/{mappingId}/asvs',
    operationId: 'changeAsvsProfile',
    tag,
    summary: "Change a repository's level or sections",
    description:
      'What people add or remove stays so through later scans; what is detected from then on is suggested. A change asks for a sync.',
    ifMatch: true,
    params: mappingPathSchema,
    body: changeAsvsBodySchema,
    responses: { 200: { ...view, description: 'As it is now.' } },
    problems: ['mapping_not_found', 'section_unknown', 'asvs_version_differs', 'changed_meanwhile'],
    handle: changeAsvs,
  }),

  managedRoute({
    method: 'POST',
    path: '/v1/mappings/{mappingId}/asvs/reset',
    operationId: 'resetAsvsProfile',
    tag,
    summary: "Make a repository's sections those that were detected",
    description:
      'In the version that the connection follows: drops what people chose and what was no longer seen. The level stays as it is.',
    ifMatch: true,
    params: mappingPathSchema,
    responses: { 200: { ...view, description: 'As it is now; a sync is asked for.' } },
    problems: ['mapping_not_found', 'changed_meanwhile'],
    handle: resetAsvs,
  }),
];
