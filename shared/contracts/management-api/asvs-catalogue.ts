import * as z from 'zod';
import type { asvsLevels } from '../../domain/asvs/standard/asvs-level.ts';
import { asvsVersionSchema } from '../../domain/asvs/standard/asvs-version.ts';
import { asvsVersionInputSchema } from './asvs.ts';

/** Which version a path is about. */
export const asvsVersionPathSchema = z.strictObject({
  version: asvsVersionInputSchema.describe('A version of the OWASP ASVS.'),
});

const requirementsSchema = z
  .object({ L1: z.int(), L2: z.int(), L3: z.int() } satisfies Record<(typeof asvsLevels)[number], z.ZodInt>)
  .describe('How many requirements apply at each level, those of the levels below included.')
  .meta({ id: 'AsvsRequirementCounts' });

/** The chapters of one version of the standard. */
export const asvsCatalogueViewSchema = z
  .object({
    version: asvsVersionSchema,
    sections: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        requirements: requirementsSchema,
        nothingAtL1: z.boolean().describe('None of its requirements applies at L1: nothing is to be met there.'),
      }),
    ),
    requirements: requirementsSchema,
    attribution: z.string(),
  })
  .meta({
    id: 'AsvsCatalogue',
    examples: [
      {
        version: '5.0.0',
        sections: [
          { id: 'V6', name: 'Authentication', requirements: { L1: 13, L2: 35, L3: 47 }, nothingAtL1: false },
          { id: 'V17', name: 'WebRTC', requirements: { L1: 0, L2: 7, L3: 12 }, nothingAtL1: true },
        ],
        requirements: { L1: 70, L2: 253, L3: 345 },
        attribution: 'OWASP ASVS 5.0.0, © OWASP Foundation, CC BY-SA 4.0.',
      },
    ],
  });

/** See {@link asvsCatalogueViewSchema}. */
export type AsvsCatalogueView = z.infer<typeof asvsCatalogueViewSchema>;
