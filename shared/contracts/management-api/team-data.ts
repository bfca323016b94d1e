import * as z from 'zod';
import { apiLinkSchema } from './links.ts';

/** Query of `DELETE /v1/team-data`: nobody sends this by mistake. */
export const deleteTeamDataQuerySchema = z.strictObject({
  confirm: z
    .literal('delete-everything', { error: 'must be delete-everything' })
    .describe('Says that it is meant. Nothing can be brought back.'),
});

/** What is left to do. */
export const teamDataDeletionSchema = z
  .object({ complete: z.literal(false), links: z.object({ repeat: apiLinkSchema }) })
  .meta({
    id: 'TeamDataDeletion',
    examples: [{ complete: false, links: { repeat: '/v1/team-data?confirm=delete-everything' } }],
  });
