import * as z from 'zod';
import { callsAtOnceDefault, callsAtOnceMax } from '../../domain/defectdojo/calls-at-once.ts';
import { defaultHoldThresholds } from '../../domain/holds/judge-holds.ts';
import { severities } from '../../domain/rating/severity.ts';
import { connectionSettingsSchema, type holdThresholdsSchema } from '../../domain/team/connection.ts';
import { asvsVersionInputSchema } from './asvs.ts';
import { movedChoicesExample, movedChoicesPageSchema } from './asvs-moves.ts';
import { gatewayInputFields, gatewayViewFields } from './gateway.ts';
import { apiLinkSchema, pageLinkSchema } from './links.ts';
import { defectDojoIdSchema, findingCountSchema, shareSchema } from './numbers.ts';

const apiKeyMaxCharacters = 256;
const urlMaxCharacters = 2_048;

/** Settings as they are sent: whatever is left out stays as it is. */
export const connectionSettingsInputSchema = z
  .strictObject({
    pushOnScanComplete: z.boolean().optional().describe('Off pauses all exports of the team.'),
    includeResolvedFindings: z
      .boolean()
      .optional()
      .describe(
        'On: resolved in Gecko means mitigated in DefectDojo. Off: what is resolved is left as it is in DefectDojo.',
      ),
    markVerified: z.boolean().optional().describe('Whether exported findings count as verified in DefectDojo.'),
    minimumSeverity: z
      .enum(severities)
      .nullable()
      .optional()
      .describe('Findings below it are left as they are; null exports all.'),
    holdThresholds: z
      .strictObject({
        closingsOver: findingCountSchema.optional(),
        closingsShareOver: shareSchema.optional(),
        noneLeftOf: findingCountSchema.positive().optional(),
        creationsShareOver: shareSchema.optional(),
      } satisfies Record<keyof z.infer<typeof holdThresholdsSchema>, z.ZodType>)
      .nullable()
      .optional()
      .describe('From when on a mass of changes is held for a person. null takes the defaults again.'),
    maxConcurrentCalls: z
      .int()
      .min(1, `must be 1 to ${callsAtOnceMax}`)
      .max(callsAtOnceMax, `must be 1 to ${callsAtOnceMax}`)
      .nullable()
      .optional()
      .describe(
        'How many calls DefectDojo may be asked at once at most; fewer are sent while it becomes slower by them, and while ' +
          `other syncs work on it. null takes the default of ${callsAtOnceDefault} again.`,
      ),
    defaultProductTypeId: defectDojoIdSchema
      .nullable()
      .optional()
      .describe('Product type for products made by name; null takes the first one that the key can see.'),
    asvsVersion: asvsVersionInputSchema
      .optional()
      .describe(
        'Version of the OWASP ASVS. Sections are kept per version: only what people chose moves along, and a change back restores.',
      ),
  })
  .meta({
    id: 'ConnectionSettingsInput',
    examples: [
      { includeResolvedFindings: false, minimumSeverity: 'Medium' },
      { holdThresholds: { closingsOver: 100 }, defaultProductTypeId: null },
      { asvsVersion: '4.0.3' },
    ],
  });

/** Body of `PUT /v1/connection`. */
export const connectBodySchema = z
  .strictObject({
    url: z
      .string()
      .min(1, 'must not be empty')
      .max(urlMaxCharacters, `must have at most ${urlMaxCharacters} characters`)
      .describe(
        'Address of DefectDojo as shown in the browser: https, port 443 or 8443, a host on the public internet. Without user ' +
          'name, query, fragment, and `.` or `..` as a segment of its path, which holds letters, digits, `-`, `.`, `_` and `~` ' +
          'alone. Spaces around it, and a slash or /api/v2 at its end, are cut off.',
      ),
    apiKey: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(apiKeyMaxCharacters, `must have at most ${apiKeyMaxCharacters} characters`)
      .regex(/^[\x21-\x7e]*$/, 'must be the bare API v2 key, without spaces or the word "Token"')
      .describe(
        'API v2 key. It is stored in Secrets Manager alone and never given out again. Spaces around it are cut off.',
      ),
    ...gatewayInputFields,
    settings: connectionSettingsInputSchema.optional(),
  })
  .meta({
    id: 'ConnectBody',
    examples: [
      { url: 'https://defectdojo.example.com', apiKey: '0123456789abcdef0123456789abcdef01234567' },
      {
        url: 'https://defectdojo.example.com',
        apiKey: '0123456789abcdef0123456789abcdef01234567',
        gatewayHeaders: [
          { name: 'CF-Access-Client-Id', value: '0123456789abcdef.access' },
          { name: 'CF-Access-Client-Secret', value: '0123456789abcdef0123456789abcdef' },
        ],
      },
    ],
  });

/** Query of `DELETE /v1/connection`. */
export const disconnectQuerySchema = z.strictObject({
  mappings: z
    .enum(['keep', 'remove'], 'must be keep or remove')
    .default('keep')
    .describe('Whether the mappings wait for the next connection.'),
});

/** What is left to do after disconnecting. */
export const disconnectionSchema = z
  .object({ complete: z.literal(false), links: z.object({ repeat: apiLinkSchema }) })
  .meta({
    id: 'Disconnection',
    examples: [{ complete: false, links: { repeat: '/v1/connection?mappings=remove' } }],
  });

/** Something that works, but less than it could. */
const connectionWarningSchema = z
  .object({
    code: z.enum([
      'key_expires_soon',
      'certificate_authority_ends_soon',
      'may_not_create_products',
      'version_unknown',
      'version_limited',
    ]),
    detail: z.string(),
    advice: z.string(),
  })
  .meta({ id: 'ConnectionWarning' });

const settingsExample = {
  pushOnScanComplete: true,
  includeResolvedFindings: true,
  markVerified: true,
  holdThresholds: defaultHoldThresholds,
  maxConcurrentCalls: callsAtOnceDefault,
  asvsVersion: '5.0.0',
};

/** Where the connection page leads to. */
export const connectionLinks = {
  self: '/v1/connection',
  settings: '/v1/connection/settings',
  gateway: '/v1/connection/gateway',
  verify: '/v1/connection/verify',
  products: '/v1/products',
  mappings: '/v1/mappings',
};

const connectionExample = {
  status: 'connected',
  url: 'https://defectdojo.example.com',
  defectDojo: { version: '3.2.0', userName: 'gecko-export' },
  capabilities: { createProducts: true },
  warnings: [],
  lastVerifiedAt: '2026-11-22T12:00:00.000Z',
  repositoriesMapped: 12,
  asvsSectionsTracked: 96,
  settings: settingsExample,
  links: { ...connectionLinks, defectDojo: 'https://defectdojo.example.com' },
};

/** What the connection page shows. */
export const connectionViewSchema = z
  .object({
    status: z.enum(['connected', 'needs_attention', 'disconnected']),
    attention: z
      .object({ code: z.string(), reason: z.string(), since: z.string() })
      .optional()
      .describe('Why it needs attention, and since when.'),
    url: z.string().optional().describe('Base URL of DefectDojo; absent if it was never connected.'),
    defectDojo: z
      .object({
        version: z.string().optional().describe('Absent where the server hides it.'),
        userName: z.string().describe('User whom the key belongs to.'),
      })
      .optional(),
    capabilities: z
      .object({ createProducts: z.boolean() })
      .optional()
      .describe('What the key may do, as last verified.'),
    keyExpiresAt: z
      .string()
      .optional()
      .describe(
        'When DefectDojo will refuse the key, as it told when the key was last verified. Absent for a key without an end, and ' +
          'where DefectDojo tells none (before 3.3). 14 and 3 days before, `Connection Needs Attention` is put on the bus.',
      ),
    ...gatewayViewFields,
    uploadLimits: z
      .object({ bytes: z.int().positive().optional(), findings: z.int().positive().optional() })
      .optional()
      .describe(
        'How much of findings an upload holds at most, in bytes or in findings, since larger ones were turned away by what stands in ' +
          'front of DefectDojo, or had no answer in time. Absent where nothing is held back. `GET …/diagnosis` says what would lift it.',
      ),
    warnings: z.array(connectionWarningSchema),
    lastVerifiedAt: z.string().optional(),
    repositoriesMapped: z.int().nonnegative(),
    asvsSectionsTracked: z
      .int()
      .nonnegative()
      .describe('Sections in scope over all mapped repositories, in the version that is followed.'),
    settings: connectionSettingsSchema.required({ holdThresholds: true, maxConcurrentCalls: true }),
    links: z.object({
      self: apiLinkSchema,
      settings: apiLinkSchema,
      gateway: apiLinkSchema,
      verify: apiLinkSchema,
      products: apiLinkSchema,
      mappings: apiLinkSchema,
      defectDojo: pageLinkSchema.optional(),
    }),
  })
  .meta({
    id: 'Connection',
    examples: [
      connectionExample,
      {
        status: 'disconnected',
        warnings: [],
        repositoriesMapped: 0,
        asvsSectionsTracked: 0,
        settings: settingsExample,
        links: connectionLinks,
      },
    ],
  });

/** The connection after it was made or changed. */
export const changedConnectionViewSchema = connectionViewSchema
  .extend({
    asvsMoved: movedChoicesPageSchema
      .optional()
      .describe(
        'What of people’s choices moved into the new ASVS version, if it was changed. With a `nextCursor` the rest is at `GET /v1/asvs/{version}/moved-choices`.',
      ),
  })
  .meta({
    id: 'ChangedConnection',
    examples: [
      {
        ...connectionExample,
        settings: { ...settingsExample, asvsVersion: '4.0.3' },
        asvsMoved: movedChoicesExample,
      },
    ],
  });

/** See {@link connectionViewSchema}. */
export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** See {@link connectionWarningSchema}. */
export type ConnectionWarning = z.infer<typeof connectionWarningSchema>;

/** See {@link connectionSettingsInputSchema}. */
export type ConnectionSettingsInput = z.infer<typeof connectionSettingsInputSchema>;
