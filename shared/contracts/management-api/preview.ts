import * as z from 'zod';
import { previewSchema } from '../../domain/runs/preview.ts';
import { noCounts } from '../../domain/runs/run.ts';
import { mappingIdSchema } from './identifiers.ts';
import { apiLinkSchema } from './links.ts';

/** Which preview a path is about. */
export const previewPathSchema = z.strictObject({
  mappingId: mappingIdSchema,
  previewId: z
    .uuid({ version: 'v7', error: 'must be the id of a preview, as given when it was asked for' })
    .describe('Id of the preview, as given when it was asked for.'),
});

/** What a sync would do. */
export const previewViewSchema = previewSchema
  .omit({ previewId: true })
  .partial()
  .extend({
    id: z.uuid(),
    status: z
      .enum(['queued', 'finished', 'impossible', 'failed'])
      .describe(
        '`queued`: poll on; `finished`: see `counts` and `entries`; `impossible`: see `reason`; ' +
          '`failed`: none came within 15 minutes, see `reason`.',
      ),
    requestedAt: z.string(),
    links: z.object({ self: apiLinkSchema, mapping: apiLinkSchema }),
  })
  .meta({
    id: 'Preview',
    examples: [
      {
        id: '0193d2a0-7c00-7000-8000-00000000000b',
        status: 'finished',
        requestedAt: '2026-11-22T12:00:00.000Z',
        finishedAt: '2026-11-22T12:00:04.000Z',
        scanId: 'f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad',
        counts: { ...noCounts, created: 1, unchanged: 454 },
        entries: [
          {
            geckoId: '3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12',
            operation: 'created',
            title: 'Any customer can read the orders of others',
          },
        ],
        links: {
          self: '/v1/mappings/YWNtZS9zaG9w/previews/0193d2a0-7c00-7000-8000-00000000000b',
          mapping: '/v1/mappings/YWNtZS9zaG9w',
        },
      },
    ],
  });

/** See {@link previewViewSchema}. */
export type PreviewView = z.infer<typeof previewViewSchema>;
