import * as z from 'zod';
import { asvsVersionSchema } from '../../domain/asvs/standard/asvs-version.ts';
import { apiLinkSchema } from './links.ts';
import { cursorSchema, pageSchema } from './paging.ts';

/** Query of `GET /v1/asvs/{version}/moved-choices`. */
export const movedChoicesQuerySchema = z.strictObject({ cursor: cursorSchema.optional() });

const moveSchema = z
  .object({
    section: z.string().describe('Section of the version that it moves from.'),
    choice: z.enum(['added', 'removed']).describe('What a person did with it there.'),
    outcome: z
      .enum(['moved', 'split', 'not_moved', 'no_counterpart'])
      .describe(
        '`split`: its requirements went several ways. `not_moved`: a removal that would take out something else too. ' +
          '`no_counterpart`: nothing succeeds it.',
      ),
    to: z.array(z.string()).describe('Sections of the new version that the choice now counts for.'),
    offered: z.array(z.string()).describe('Sections that took over a smaller part: suggested.'),
    pleaseCheck: z.boolean(),
    why: z.string(),
  })
  .meta({ id: 'AsvsMove' });

const repositoryMovesSchema = z
  .object({
    repositoryId: z.string(),
    moves: z.array(moveSchema),
    links: z.object({ asvs: apiLinkSchema }),
  })
  .meta({ id: 'AsvsRepositoryMoves' });

/** See {@link repositoryMovesSchema}. */
export type RepositoryMoves = z.infer<typeof repositoryMovesSchema>;

/** What became of an addition to a login service when its team went back to 4.0.3. */
export const movedChoicesExample = {
  from: '5.0.0',
  to: '4.0.3',
  items: [
    {
      repositoryId: 'acme/login',
      moves: [
        {
          section: 'V9',
          choice: 'added',
          outcome: 'moved',
          to: ['V3'],
          offered: [],
          pleaseCheck: true,
          why: '4.0.3 has only section 3.5 (token-based session management); 6 of 7 are new.',
        },
      ],
      links: { asvs: '/v1/mappings/YWNtZS9sb2dpbg/asvs' },
    },
  ],
};

/** How people's choices move into a version, repository by repository: only those with any. */
export const movedChoicesPageSchema = pageSchema(repositoryMovesSchema)
  .extend({ from: asvsVersionSchema, to: asvsVersionSchema })
  .meta({ id: 'AsvsMovedChoices', examples: [movedChoicesExample] });

/** See {@link movedChoicesPageSchema}. */
export type MovedChoices = z.infer<typeof movedChoicesPageSchema>;
