import * as z from 'zod';
import { auditEntrySchema } from '../../domain/team/audit-entry.ts';
import { apiLinkSchema } from './links.ts';
import { pageQuerySchema, pageSchema } from './paging.ts';

/** Query of `GET /v1/audit`. */
export const auditQuerySchema = pageQuerySchema({ defaultLimit: 25, maxLimit: 100 });

const auditEntryViewSchema = auditEntrySchema
  .omit({ teamId: true, auditId: true })
  .extend({ id: z.uuid(), links: z.object({ mapping: apiLinkSchema.optional() }) })
  .meta({ id: 'AuditEntry' });

/** A page of what people changed, newest first. */
export const auditPageSchema = pageSchema(auditEntryViewSchema).meta({
  id: 'AuditPage',
  examples: [
    {
      items: [
        {
          id: '0193d2a0-7c00-7000-8000-00000000000c',
          at: '2026-11-22T12:00:00.000Z',
          by: 'auth0|ada',
          action: 'mapping_changed',
          repositoryId: 'acme/shop',
          before: { product: { id: 12, name: 'Shop' } },
          after: { product: { id: 13, name: 'Web shop' } },
          links: { mapping: '/v1/mappings/YWNtZS9zaG9w' },
        },
      ],
    },
  ],
});
