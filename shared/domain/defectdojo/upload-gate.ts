import * as z from 'zod';
import { charactersPerUploadMax, findingsPerUploadMax, findingsPerUploadMin } from './upload-size.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A file of fewer bytes isn't made smaller because of one that was refused: a row has some 6 kB. */
const bytesMin = 16_384;
/** At first, and where what was taken before says nothing any more. */
const halved = 0.5;
/** A file that holds so much of what may be sent shows that as much is taken. */
const nearLimit = 0.8;
/** What may be sent grows so slowly with each such file, since every one too many is sent for nothing. */
const growsBy = 0.1;
/** How close it may come to what was refused. */
const belowRefused = 0.95;

/** What is let through to a server of files, in one measure. */
const ceilingSchema = z.object({
  /** How much is sent at most. */
  limit: z.int().positive(),
  /** The most that was let through; absent where nothing below what was refused was. */
  taken: z.int().positive().optional(),
  /** The least that wasn't, and when. */
  refused: z.int().positive(),
  refusedAt: z.string(),
});

type Ceiling = z.infer<typeof ceilingSchema>;

/**
 * What a proxy in front of a DefectDojo lets through, as learnt from what it turned away: how many bytes a file may have, and
 * after how many findings it loses its patience. Absent where it never turned anything away, or not for long.
 */
export const uploadGateSchema = z.object({
  bytes: ceilingSchema.optional(),
  findings: ceilingSchema.optional(),
  /** Whose files had no answer one after another, when the last one had none, and what was let through as far as anybody knew before. */
  descent: z.object({ by: z.string(), at: z.string(), former: ceilingSchema.optional() }).optional(),
  /** Whose smallest file had no answer either, and when one last had none. */
  slowRows: z.object({ by: z.string(), at: z.string() }).optional(),
});

/** See {@link uploadGateSchema}. */
export type UploadGate = z.infer<typeof uploadGateSchema>;

/** In what the size of a file is told. */
export type Measure = 'bytes' | 'findings';

/** Everything is let through, as far as anybody knows. */
export const openGate: UploadGate = {};

interface Rules {
  readonly min: number;
  /** From so much on nothing is held back any more. */
  readonly max: number;
  /** How long what was refused is believed to be refused: a limit is a setting, patience depends on the day. */
  readonly believedForMs: number;
}

const rules: Record<Measure, Rules> = {
  bytes: { min: bytesMin, max: charactersPerUploadMax, believedForMs: 7 * dayMs },
  findings: { min: findingsPerUploadMin, max: findingsPerUploadMax, believedForMs: dayMs },
};

/** How much of it a file may hold; there is no bound where nothing was turned away. */
export function uploadLimit(gate: UploadGate, measure: Measure): number {
  return gate[measure]?.limit ?? Number.POSITIVE_INFINITY;
}

/**
 * After a file of that size was turned away: what was let through before may be sent from now on, or half of it. One so small that
 * none is made smaller was turned away for what is in it, or for the moment, and tells nothing of any other.
 */
export function afterTurnedAway(gate: UploadGate, measure: Measure, size: number, now: Date): UploadGate {
  const before = gate[measure];
  if (size <= rules[measure].min) return gate;
  // A row alone may have more than may be sent, and tells nothing new. What may be sent may have grown past what was refused once.
  if (before !== undefined && size > Math.max(before.refused, before.limit)) return gate;
  const taken = before?.taken !== undefined && before.taken < size ? before.taken : undefined;
  const limit = Math.min(before?.limit ?? size, taken ?? Math.floor(size * halved));
  return {
    ...gate,
    [measure]: {
      limit: Math.max(rules[measure].min, limit),
      ...(taken === undefined ? {} : { taken }),
      refused: size,
      refusedAt: now.toISOString(),
    },
  };
}

/** After a file of that size was let through: one near what may be sent lets that grow, a little. */
export function afterLetThrough(gate: UploadGate, measure: Measure, size: number, now: Date): UploadGate {
  const before = gate[measure];
  if (before === undefined || size < before.limit * nearLimit) return gate;
  const { [measure]: _forgotten, ...others } = gate;
  const after = grown({ ...before, taken: Math.max(before.taken ?? 0, size) }, rules[measure], now);
  return after === undefined ? others : { ...others, [measure]: after };
}

function grown(ceiling: Ceiling, { max, believedForMs }: Rules, now: Date): Ceiling | undefined {
  const { limit, refused, refusedAt } = ceiling;
  const isBelieved = now.getTime() - Date.parse(refusedAt) < believedForMs;
  const bound = isBelieved ? Math.floor(refused * belowRefused) : max;
  const next = Math.max(limit, Math.min(limit + Math.ceil(limit * growsBy), bound));
  return next >= max ? undefined : { ...ceiling, limit: next };
}
