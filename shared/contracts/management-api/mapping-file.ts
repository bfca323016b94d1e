import * as z from 'zod';
import { asvsLevelSchema } from '../../domain/asvs/standard/asvs-level.ts';
import { asvsVersionSchema } from '../../domain/asvs/standard/asvs-version.ts';
import { productNameMaxCharacters } from '../../domain/names/product-name.ts';
import { asvsLevelInputSchema, asvsVersionInputSchema, sectionIdsInputSchema } from './asvs.ts';
import { repositoryIdInputSchema } from './identifiers.ts';
import { apiLinkSchema } from './links.ts';
import { branchSchema, productChoiceSchema } from './mapping.ts';
import { defectDojoIdSchema } from './numbers.ts';
import { rowProblemSchema } from './row-problem.ts';

/** Rows of a file: as many repositories as the largest teams have. */
const rowsMax = 5_000;
/** Of such a file, bytes: 400 a row, of which what people chose of the ASVS has 150. Lambda takes 6 MB. */
export const mappingFileMaxBytes = 2_000_000;
/** How many mappings may be removed by leaving them out, unless the caller says otherwise. */
const removalsUnlessTold = 5;

/** An id alone tells a person who reads the file nothing. */
const namedProductSchema = z.strictObject({
  id: defectDojoIdSchema,
  name: z
    .string()
    .max(productNameMaxCharacters)
    .optional()
    .describe(
      'For people who read the file; the id counts. Where a product is to be mapped anew it must be the name that the product has, so ' +
        'that the id of another instance leads nowhere.',
    ),
});

const fileSectionsSchema = z
  .strictObject({
    version: asvsVersionInputSchema
      .optional()
      .describe('The version that the sections are meant of: refused if the connection follows another one.'),
    added: sectionIdsInputSchema.optional().describe('What people put into scope.'),
    removed: sectionIdsInputSchema.optional().describe('What people took out of scope.'),
  })
  .refine(({ added = [], removed = [] }) => !added.some((id) => removed.includes(id)), {
    path: ['removed'],
    error: 'must not hold what "added" holds',
  })
  .describe('What people chose of ASVS sections, all of it: the rest is as detected. Left out, it stays as it is.');

const fileRowSchema = z
  .strictObject({
    repositoryId: repositoryIdInputSchema,
    product: z.union([namedProductSchema, productChoiceSchema], {
      error:
        'must be { "id": …, "name": … } of an existing product, or { "name": … }, with "productTypeId" if you like',
    }),
    branch: branchSchema.optional(),
    level: asvsLevelInputSchema
      .nullable()
      .optional()
      .describe('ASVS level; null takes the proposed one. Left out, it stays as it is.'),
    sections: fileSectionsSchema.optional(),
  })
  .meta({ id: 'MappingFileRow' });

/** A row of a file. */
export type MappingFileRow = z.output<typeof fileRowSchema>;

const fileExample = {
  mappings: [
    { repositoryId: 'acme/billing', product: { name: 'acme/billing' } },
    {
      ...{ repositoryId: 'acme/shop', product: { id: 12, name: 'Shop' }, branch: 'main' },
      ...{ level: 'L3', sections: { version: '5.0.0', added: ['V10'], removed: [] } },
    },
  ],
};

/** Body of `PUT /v1/mappings`. */
export const mappingFileBodySchema = z
  .strictObject({
    mappings: z
      .array(fileRowSchema)
      .min(1, 'must not be empty: to remove all mappings, disconnect with mappings=remove')
      .max(rowsMax, `must have at most ${rowsMax} rows`)
      .describe('In any order, each repository once.'),
  })
  .meta({ id: 'MappingFileBody', examples: [fileExample] });

/** Query of `PUT /v1/mappings`. */
export const mappingFileQuerySchema = z.strictObject({
  dryRun: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .describe('true: tells what would change, and changes nothing. DefectDojo is not asked.'),
  missing: z
    .enum(['keep', 'remove'], 'must be keep or remove')
    .default('keep')
    .describe('What becomes of mappings that the file does not name. Removing stops their exports.'),
  maxRemovals: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .default(removalsUnlessTold)
    .describe('How many mappings may be removed by leaving them out. If the file leaves out more, nothing is done.'),
});

/** All mappings of a team, as a file. */
export const mappingFileSchema = z
  .object({
    mappings: z.array(
      z.object({
        repositoryId: z.string(),
        product: z.object({ id: z.int(), name: z.string() }),
        branch: z.string().optional(),
        level: asvsLevelSchema.optional().describe('The ASVS level that a person assigned.'),
        sections: z
          .object({ version: asvsVersionSchema, added: z.array(z.string()), removed: z.array(z.string()) })
          .optional()
          .describe('What people chose of ASVS sections, if anything.'),
      }),
    ),
  })
  .meta({
    id: 'MappingFile',
    examples: [{ mappings: [{ repositoryId: 'acme/shop', product: { id: 12, name: 'Shop' }, branch: 'main' }] }],
  });

const countSchema = z.int().nonnegative();

const resultSchema = z
  .object({
    index: countSchema
      .optional()
      .describe('Of the row in the file, from 0; absent for a mapping that the file does not name.'),
    repositoryId: z.string(),
    change: z.enum(['add', 'change', 'remove', 'keep', 'unchanged']),
    status: z
      .enum(['planned', 'done', 'failed', 'not_tried'])
      .describe('`planned`: of a dry run. `not_tried`: send the file again.'),
    reasons: z.array(z.string()),
    problem: rowProblemSchema.optional().describe('Why it failed, as a single mapping would be told.'),
    links: z.object({ mapping: apiLinkSchema }),
  })
  .meta({ id: 'MappingFileResult' });

/** What a file changed, or would change, row by row. */
export const mappingFileResultSchema = z
  .object({
    complete: z
      .boolean()
      .describe('Whether the mappings are now those of the file. If not, mend what failed, and send the file again.'),
    dryRun: z.boolean(),
    counts: z.object({
      add: countSchema,
      change: countSchema,
      remove: countSchema,
      keep: countSchema,
      unchanged: countSchema,
      failed: countSchema,
      notTried: countSchema,
    }),
    items: z.array(resultSchema),
  })
  .meta({
    id: 'MappingFileResults',
    examples: [
      {
        complete: false,
        dryRun: true,
        counts: { add: 1, change: 0, remove: 0, keep: 0, unchanged: 1, failed: 0, notTried: 0 },
        items: [
          {
            index: 0,
            repositoryId: 'acme/billing',
            change: 'add',
            status: 'planned',
            reasons: ['It is not mapped yet.'],
            links: { mapping: '/v1/mappings/YWNtZS9iaWxsaW5n' },
          },
          {
            index: 1,
            repositoryId: 'acme/shop',
            change: 'unchanged',
            status: 'planned',
            reasons: [],
            links: { mapping: '/v1/mappings/YWNtZS9zaG9w' },
          },
        ],
      },
    ],
  });

/** See {@link mappingFileResultSchema}. */
export type MappingFileResults = z.infer<typeof mappingFileResultSchema>;
