import * as z from 'zod';
import { type RepositoryKey, repositoryIdSchema, teamIdSchema } from '../../names/ids.ts';
import { asvsLevelSchema } from '../standard/asvs-level.ts';
import type { AsvsVersion } from '../standard/asvs-version.ts';
import { chapterIdSchema } from '../standard/chapter.ts';
import { chapterChoiceSchema } from './chapter-choice.ts';

const chapters = z.array(chapterIdSchema).readonly();

/** A repository's chapters in one version of the standard. */
const versionProfileSchema = z.object({
  /** What people chose while the team followed this version. */
  choices: z.array(chapterChoiceSchema).readonly().default([]),
  /** Choices made in the other version up to this version of the profile no longer count here: somebody reset it then. */
  resetAtChange: z.int().nonnegative().default(0),
  /** Chapters taken over from detections: it only grows. Absent: nothing was detected yet, and nobody chose a whole list. */
  accepted: chapters.optional(),
  /** What the last detection says. */
  seen: z.object({ found: chapters, suggested: chapters }).optional(),
});

/** See {@link versionProfileSchema}. */
export type VersionProfile = z.infer<typeof versionProfileSchema>;

/**
 * What a repository is expected to meet: its level and, kept apart for each version of the standard, its chapters. It holds
 * the few words that tables and totals need; the evidence is in the stored detection.
 */
export const asvsProfileSchema = z.object({
  teamId: teamIdSchema,
  repositoryId: repositoryIdSchema,
  /** Rises with every change, by people and by detections. */
  version: z.int().positive(),
  /** The level that a person assigned. Absent: the proposed one counts. */
  level: asvsLevelSchema.optional(),
  /** What the last detection proposed. Absent: nothing was scanned yet. */
  proposedLevel: asvsLevelSchema.optional(),
  byVersion: z.object({ '5.0.0': versionProfileSchema, '4.0.3': versionProfileSchema } satisfies Record<
    AsvsVersion,
    typeof versionProfileSchema
  >),
});

/** See {@link asvsProfileSchema}. */
export type AsvsProfile = z.infer<typeof asvsProfileSchema>;

/** The profile of a repository that nobody touched and nothing was detected in. Version 0: it isn't stored. */
export function untouchedProfile({ teamId, repositoryId }: RepositoryKey): AsvsProfile {
  const untouched: VersionProfile = { choices: [], resetAtChange: 0 };
  return { teamId, repositoryId, version: 0, byVersion: { '5.0.0': untouched, '4.0.3': untouched } };
}
