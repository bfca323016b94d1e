import * as z from 'zod';
import { runEntrySchema, runSchema } from '../../domain/run.ts';
import { mappingIdSchema } from './identifiers.ts';
import { apiLinkSchema } from './links.ts';
import { cursorSchema, pageQuerySchema, pageSchema } from './paging.ts';

const runId = z.uuid('must be the id of a run, as given in its row').describe('Id of the run, as given in its row.');

/** Which run a path is about. */
export const runPathSchema = z.strictObject({ mappingId: mappingIdSchema, runId });

/** Query of `GET /v1/mappings/{mappingId}/runs`. */
export const runsQuerySchema = pageQuerySchema({ defaultLimit: 20, maxLimit: 100 });

/** Query of `GET /v1/mappings/{mappingId}/runs/{runId}/entries`. */
export const runEntriesQuerySchema = z.strictObject({ cursor: cursorSchema.optional() });

/** A run as the API shows it: the record itself, with links. */
export const runViewSchema = runSchema
  .omit({ teamId: true, runId: true })
  .extend({
    id: z.uuid(),
    links: runSchema.shape.links.extend({ self: apiLinkSchema, entries: apiLinkSchema, mapping: apiLinkSchema }),
  })
  .meta({ id: 'Run' });

/** A page of runs, newest first. */
export const runPageSchema = pageSchema(runViewSchema).meta({ id: 'RunPage' });

/** A page of what a run did, finding by finding. */
export const runEntryPageSchema = pageSchema(runEntrySchema.meta({ id: 'RunEntry' })).meta({ id: 'RunEntryPage' });

/** See {@link runViewSchema}. */
export type RunView = z.infer<typeof runViewSchema>;
