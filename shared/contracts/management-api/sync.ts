import * as z from 'zod';
import { mappingIdSchema } from './identifiers.ts';
import { apiLinkSchema } from './links.ts';
import { runViewSchema } from './run.ts';

/** Which sync a path is about. */
export const syncPathSchema = z.strictObject({
  mappingId: mappingIdSchema,
  syncId: z
    .uuid({ version: 'v7', error: 'must be the id of a sync, as given when it was asked for' })
    .describe('Id of the sync, as given when it was asked for.'),
});

/** How far a sync that was asked for has come. */
export const syncViewSchema = z
  .object({
    id: z.uuid(),
    status: z
      .enum(['queued', 'running', 'waiting', 'finished'])
      .describe(
        '`waiting`: it stands in the line of its DefectDojo, or a run looked at it and will try again; `finished`: see the run for how it ended.',
      ),
    requestedAt: z.string(),
    progress: z
      .object({ done: z.int(), planned: z.int() })
      .optional()
      .describe('While running: how many of the findings to create or change are done, once that is planned.'),
    run: runViewSchema.optional().describe('The newest run that served it.'),
    links: z.object({ self: apiLinkSchema, mapping: apiLinkSchema }),
  })
  .meta({
    id: 'Sync',
    examples: [
      {
        id: '0193d2a0-7c00-7000-8000-00000000000a',
        status: 'queued',
        requestedAt: '2026-11-22T12:00:00.000Z',
        links: {
          self: '/v1/mappings/YWNtZS9zaG9w/syncs/0193d2a0-7c00-7000-8000-00000000000a',
          mapping: '/v1/mappings/YWNtZS9zaG9w',
        },
      },
    ],
  });

/** See {@link syncViewSchema}. */
export type SyncView = z.infer<typeof syncViewSchema>;
