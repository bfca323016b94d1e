import * as z from 'zod';
import { driftFoundSchema } from './drift-check.ts';
import { inLineSchema } from './in-line.ts';
import { lastComparisonSchema } from './last-comparison.ts';

/** Whoever notes a request serves it at once, so one that nobody took up after this long was forgotten, milliseconds. */
export const dueAfterRequestMs = 10 * 60 * 1000;

/** How many of the findings that a run is to create or change are done, as far as its last write told. */
const runProgressSchema = z.object({ done: z.int().nonnegative(), planned: z.int().nonnegative() });

/** See {@link runProgressSchema}. */
export type RunProgress = z.infer<typeof runProgressSchema>;

/** The right to write to DefectDojo for one repository, for a limited time; whoever has it tells how far they are. */
export const leaseSchema = z.object({
  token: z.string(),
  expiresAt: z.string(),
  progress: runProgressSchema.optional(),
});

/** See {@link leaseSchema}. */
export type Lease = z.infer<typeof leaseSchema>;

/** The newest complete deep scan of the tracked branch that an event reported: what Gecko says *now*. */
export const baselineScanSchema = z.object({
  scanId: z.string(),
  completedAt: z.string(),
  branch: z.string(),
  /** It is the first one after the tracked branch changed: what it doesn't list is closed only with approval. */
  afterBranchChange: z.boolean().optional(),
});

/** See {@link baselineScanSchema}. */
export type BaselineScan = z.infer<typeof baselineScanSchema>;

/** Why the last try came to nothing. */
export const lastErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  at: z.string(),
  /** What a person must mend, which is marked there until somebody has; absent where it passes by itself. */
  needs: z.enum(['connection', 'mapping']).optional(),
});

/** See {@link lastErrorSchema}. */
export type LastError = z.infer<typeof lastErrorSchema>;

/**
 * Where a repository's syncing stands. `requested` counts the requests to look at it, `completed` the request up to which a
 * sync has looked: equal means nothing is to be done.
 */
export const syncStateSchema = z.object({
  requested: z.int().nonnegative().default(0),
  completed: z.int().nonnegative().default(0),
  lease: leaseSchema.optional(),
  /** When the last sync began: the next one keeps its distance. */
  lastStartedAt: z.string().optional(),
  /** When a sync last succeeded. */
  lastInSyncAt: z.string().optional(),
  baselineScan: baselineScanSchema.optional(),
  /** Failed tries since the last success; decides the next back-off. */
  attempt: z.int().nonnegative().default(0),
  /** No sync starts before this instant. */
  notBefore: z.string().optional(),
  /** Whether the next request ends that wait: a person may just have mended what it waits for; stored under this name. */
  waitEndsOnWish: z.boolean().optional(),
  lastError: lastErrorSchema.optional(),
  /** Where it stands in the line of its DefectDojo, as long as it does. */
  waitsInLine: inLineSchema.optional(),
  /** When the oldest request was noted that no sync has served yet. */
  waitingSince: z.string().optional(),
  /** When to look again though nobody asks: what Gecko says changes by itself then, since an accepted risk ends. */
  lookAt: z.string().optional(),
  /** When DefectDojo is next compared with what was written there. */
  driftCheckAt: z.string().optional(),
  /** What the last comparison found; absent once it found nothing, or somebody had it repaired. */
  driftFound: driftFoundSchema.optional(),
  /** What was compared last, if that came to nothing to do. Gone as soon as somebody takes the lease; one that can't be read is none. */
  compared: lastComparisonSchema.optional().catch(undefined),
  /** What it was when the lease was taken; see `comparisonBefore`. */
  comparedBefore: lastComparisonSchema.optional().catch(undefined),
  /** What `lastStartedAt` was then. */
  startedBefore: z.string().optional(),
});

/** See {@link syncStateSchema}. */
export type SyncState = z.infer<typeof syncStateSchema>;
