import * as z from 'zod';
import { apiLinkSchema } from './links.ts';

/** One reason why DefectDojo does not show what is expected, or the assurance that all is well. */
const diagnosisItemSchema = z
  .object({
    kind: z
      .enum(['problem', 'waiting', 'note', 'well'])
      .describe(
        '`problem`: a person must do something; `waiting`: it passes by itself; `note`: so it was chosen; `well`: nothing is wrong.',
      ),
    code: z.string().describe('Stable code.'),
    sentence: z.string().describe('What is so, in plain words.'),
    remedy: z.string().optional().describe('What to do about it.'),
    since: z.string().optional(),
    links: z.object({ see: apiLinkSchema.optional().describe('Where to read more, or to mend it.') }),
  })
  .meta({ id: 'DiagnosisItem' });

/** Why a repository's findings are not in DefectDojo as expected. */
export const diagnosisViewSchema = z
  .object({
    repositoryId: z.string(),
    items: z.array(diagnosisItemSchema).describe('The most important first; never empty.'),
    links: z.object({ mapping: apiLinkSchema }),
  })
  .meta({
    id: 'Diagnosis',
    examples: [
      {
        repositoryId: 'acme/shop',
        items: [
          {
            kind: 'problem',
            code: 'paused',
            sentence: '"Push on scan complete" is off, which pauses all exports of the team.',
            remedy: 'Turn on "Push on scan complete". Everything that was missed is then pushed without a fresh scan.',
            links: { see: '/v1/connection' },
          },
        ],
        links: { mapping: '/v1/mappings/YWNtZS9zaG9w' },
      },
    ],
  });

/** See {@link diagnosisViewSchema}. */
export type DiagnosisItem = z.infer<typeof diagnosisItemSchema>;
