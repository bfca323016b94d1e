import * as z from 'zod';
import { asvsEvidenceSchema, detectionInputsSchema } from '../../domain/asvs/detection/detection.ts';
import { severityCountsSchema } from '../../domain/asvs/open-findings.ts';
import { asvsLevelSchema, asvsLevels } from '../../domain/asvs/standard/asvs-level.ts';
import { asvsVersionSchema, asvsVersions } from '../../domain/asvs/standard/asvs-version.ts';
import { apiLinkSchema } from './links.ts';

/** More than the chapters of any version. */
const sectionsMax = 100;

/** A version of the standard, as it is sent. */
export const asvsVersionInputSchema = z.enum(asvsVersions, `must be ${asvsVersions.join(' or ')}`);

/** A level, as it is sent. */
export const asvsLevelInputSchema = z.enum(asvsLevels, 'must be L1, L2 or L3');

/** Sections as they are sent; whether the version has them is checked later. */
export const sectionIdsInputSchema = z
  .array(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^V\d{1,3}(\.\d{1,3}){0,2}$/i, 'must be a section such as V6')
      .describe(
        'A chapter of the version that the connection follows, such as V6, in any letter case. Spaces around it are cut off.',
      ),
  )
  .max(sectionsMax, `must have at most ${sectionsMax} sections`);

const sectionId = z.string().describe('A chapter such as `V6`. It means something only together with the version.');
const sectionIds = z.array(sectionId);

/** A repository's level and sections in brief, as tables show them. */
export const asvsSummarySchema = z
  .object({
    version: asvsVersionSchema,
    level: asvsLevelSchema,
    levelAssignedBy: z.enum(['person', 'proposal']),
    sections: sectionIds.describe('What is in scope, in the order of the standard.'),
    suggested: z.int().nonnegative().describe('How many more are suggested.'),
    toCheck: z.int().nonnegative().describe('How many of the sections ask for a look.'),
  })
  .meta({ id: 'AsvsSummary' });

/** The profile of an authentication service, in brief. */
export const asvsSummaryExample = {
  version: '5.0.0',
  level: 'L2',
  levelAssignedBy: 'proposal',
  sections: ['V6', 'V7', 'V15'],
  suggested: 1,
  toCheck: 0,
} as const;

const openFindingsSchema = severityCountsSchema
  .extend({ total: z.int().nonnegative() })
  .describe('Open findings that are filed under this section by their CWE. Absent: none was counted yet.')
  .meta({ id: 'AsvsOpenFindings' });

const sectionViewSchema = z
  .object({
    id: sectionId,
    name: z.string(),
    decidedBy: z.enum(['detection', 'person']).describe('Who put it in its list.'),
    seen: z
      .enum(['found', 'suggested', 'not_seen', 'not_looked'])
      .describe('What the last detection says: `suggested` is thin evidence, `not_looked` before the first scan.'),
    noLongerSeen: z
      .boolean()
      .describe('It was detected, and the last scan no longer shows why. It stays until a person decides.'),
    pleaseCheck: z.boolean().describe('It moved here from the other version in a way that a person should look at.'),
    movedFrom: z
      .array(z.object({ version: asvsVersionSchema, id: sectionId }))
      .describe('Sections of the other version that a person chose, and that led here.'),
    evidence: z
      .array(asvsEvidenceSchema.omit({ rule: true }))
      .describe('Why it was detected. Quotes are plain text by strangers: escape them where you show them.'),
    evidenceLastSeenAt: z
      .string()
      .optional()
      .describe('When a scan last showed that evidence, where the last one does not.'),
    requirements: z.object({
      count: z.int().nonnegative(),
      text: z.string().describe('Such as "35 requirements at L2" or "nothing at L1".'),
    }),
    openFindings: openFindingsSchema.optional(),
    coverage: z
      .string()
      .describe('Such as "open findings: 3" or "nothing seen by the scanner (not a verification)". Never a verdict.'),
  })
  .meta({ id: 'AsvsSection' });

/** See {@link sectionViewSchema}. */
export type SectionView = z.infer<typeof sectionViewSchema>;

/** A repository's ASVS profile in the version that the connection follows. */
export const asvsProfileViewSchema = z
  .object({
    repositoryId: z.string(),
    version: asvsVersionSchema,
    level: z.object({
      level: asvsLevelSchema.describe('The one that counts.'),
      assignedBy: z.enum(['person', 'proposal']),
      proposed: asvsLevelSchema,
      reasons: z.array(z.string()).describe('Why it is proposed. Plain text: escape it where you show it.'),
    }),
    sections: z.array(sectionViewSchema).describe('In scope.'),
    suggested: z
      .array(sectionViewSchema)
      .describe('Not in scope: thin evidence, detected after a person had decided, or offered when a choice moved.'),
    removed: z.array(sectionViewSchema).describe('Taken out by a person: detections leave them out.'),
    differences: z
      .object({
        detectedNotInScope: sectionIds,
        inScopeNotDetected: sectionIds,
      })
      .describe('What was detected against what is in scope. Both empty before the first detection.'),
    detection: z
      .object({
        scanId: z.string(),
        detectedAt: z.string(),
        rulesVersion: z.int(),
        inputs: detectionInputsSchema.describe('What it could look at.'),
      })
      .optional()
      .describe('The last detection. Absent: nothing was scanned yet.'),
    etag: z.string().describe('Send as If-Match to change exactly this version.'),
    links: z.object({ self: apiLinkSchema, mapping: apiLinkSchema, catalogue: apiLinkSchema }),
  })
  .meta({
    id: 'AsvsProfile',
    examples: [
      {
        repositoryId: 'acme/login',
        version: '5.0.0',
        level: {
          level: 'L2',
          assignedBy: 'proposal',
          proposed: 'L2',
          reasons: ['People sign in to it.'],
        },
        sections: [
          {
            id: 'V6',
            name: 'Authentication',
            decidedBy: 'detection',
            seen: 'found',
            noLongerSeen: false,
            pleaseCheck: false,
            movedFrom: [],
            evidence: [{ source: 'endpoint', sentence: 'People sign in here.', quote: 'POST /login' }],
            requirements: { count: 35, text: '35 requirements at L2' },
            openFindings: { Critical: 1, High: 2, Medium: 0, Low: 0, total: 3 },
            coverage: 'open findings: 3',
          },
        ],
        suggested: [],
        removed: [],
        differences: { detectedNotInScope: [], inScopeNotDetected: [] },
        detection: {
          scanId: 'f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad',
          detectedAt: '2026-11-22T12:00:15.000Z',
          rulesVersion: 1,
          inputs: { endpoints: 'read', wiki: 'read' },
        },
        etag: '"3"',
        links: {
          self: '/v1/mappings/YWNtZS9sb2dpbg/asvs',
          mapping: '/v1/mappings/YWNtZS9sb2dpbg',
          catalogue: '/v1/asvs/5.0.0',
        },
      },
    ],
  });

/** See {@link asvsProfileViewSchema}. */
export type AsvsProfileView = z.infer<typeof asvsProfileViewSchema>;

/** Body of `PATCH /v1/mappings/{mappingId}/asvs`: whatever is left out stays as it is. */
export const changeAsvsBodySchema = z
  .strictObject({
    asvsVersion: asvsVersionInputSchema
      .optional()
      .describe('The version that the sections are meant of: refused if the connection follows another one.'),
    add: sectionIdsInputSchema.optional().describe('Sections to put into scope, or to confirm there.'),
    remove: sectionIdsInputSchema.optional().describe('Sections to take out of scope.'),
    sections: sectionIdsInputSchema
      .optional()
      .describe('The whole list of what is in scope, in place of `add` and `remove`.'),
    level: asvsLevelInputSchema.nullable().optional().describe('null takes the proposed level.'),
  })
  .refine(({ sections, add, remove }) => sections === undefined || (add === undefined && remove === undefined), {
    path: ['sections'],
    error: 'must not come together with "add" or "remove"',
  })
  .refine(({ add = [], remove = [] }) => !add.some((id) => remove.includes(id)), {
    path: ['remove'],
    error: 'must not hold what "add" holds',
  })
  .meta({
    id: 'ChangeAsvsBody',
    not: { anyOf: [{ required: ['sections', 'add'] }, { required: ['sections', 'remove'] }] },
    examples: [
      { asvsVersion: '5.0.0', add: ['V10'], remove: ['V14'] },
      { sections: ['V6', 'V7', 'V15'], level: 'L3' },
      { level: null },
    ],
  });
