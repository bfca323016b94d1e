import * as z from 'zod';
import { asvsLevelSchema } from '../standard/asvs-level.ts';
import type { AsvsVersion } from '../standard/asvs-version.ts';
import { chapterIdSchema } from '../standard/chapter.ts';
import { evidenceMaxCount, quoteMaxCharacters, sentenceMaxCharacters } from './evidence-limits.ts';

/** Why a chapter is in scope: which rule, a sentence for people, and the piece of input that it quotes, as plain text. */
export const asvsEvidenceSchema = z.object({
  rule: z.string(),
  sentence: z.string().max(sentenceMaxCharacters),
  /** Written by strangers: plain text, to be escaped wherever it is shown. */
  quote: z.string().min(1).max(quoteMaxCharacters),
  source: z.enum(['endpoint', 'wiki', 'finding', 'path', 'repository']),
});

/** See {@link asvsEvidenceSchema}. */
export type AsvsEvidence = z.infer<typeof asvsEvidenceSchema>;

/** A chapter that a detection found; `suggested` where the evidence is too thin to assign it. */
export const detectedSectionSchema = z.object({
  chapter: chapterIdSchema,
  strength: z.enum(['found', 'suggested']),
  evidence: z.array(asvsEvidenceSchema).min(1).max(evidenceMaxCount),
});

/** See {@link detectedSectionSchema}. */
export type DetectedSection = z.infer<typeof detectedSectionSchema>;

const detectedVersionSchema = z.object({ sections: z.array(detectedSectionSchema) });

/** What a detection could look at. `none`: Gecko listed no endpoints; `unknown`: it gave no answer that says so. */
export const detectionInputsSchema = z.object({
  endpoints: z.enum(['read', 'none', 'unknown']),
  wiki: z.enum(['read', 'unknown']),
});

/** What the detection computes, the same for the same input and rules. */
export const asvsDetectionSchema = z.object({
  /** The rules' version: a later one may find other chapters in the same code. */
  rulesVersion: z.int().positive(),
  inputs: detectionInputsSchema,
  byVersion: z.object({ '5.0.0': detectedVersionSchema, '4.0.3': detectedVersionSchema } satisfies Record<
    AsvsVersion,
    typeof detectedVersionSchema
  >),
  level: z.object({
    /** Never L3, which only people choose. */
    proposed: asvsLevelSchema.exclude(['L3']),
    reasons: z.array(z.string()).min(1),
  }),
});

/** See {@link asvsDetectionSchema}. */
export type AsvsDetection = z.infer<typeof asvsDetectionSchema>;

/** A chapter that an earlier detection named and the last one doesn't, with what showed it then. */
const earlierSectionSchema = detectedSectionSchema.omit({ strength: true }).extend({ seenAt: z.string() });

/** See {@link earlierSectionSchema}. */
export type EarlierSection = z.infer<typeof earlierSectionSchema>;

/** Of which deep scan something was detected, and when. */
export const detectedBySchema = z.object({ scanId: z.string(), detectedAt: z.string() });

/** See {@link detectedBySchema}. */
export type DetectedBy = z.infer<typeof detectedBySchema>;

/** A detection as it is stored. */
export const storedDetectionSchema = asvsDetectionSchema.extend({
  ...detectedBySchema.shape,
  /** Chapters that are no longer seen; see `keepEvidence`. */
  lastSeen: z
    .object({ '5.0.0': z.array(earlierSectionSchema), '4.0.3': z.array(earlierSectionSchema) } satisfies Record<
      AsvsVersion,
      z.ZodArray<typeof earlierSectionSchema>
    >)
    .optional(),
});

/** See {@link storedDetectionSchema}. */
export type StoredDetection = z.infer<typeof storedDetectionSchema>;
