import * as z from 'zod';

/** The standard's levels, each holding the requirements of those before it. L3 is only ever chosen by a person. */
export const asvsLevels = ['L1', 'L2', 'L3'] as const;

/** See {@link asvsLevels}. */
export const asvsLevelSchema = z.enum(asvsLevels);

/** See {@link asvsLevels}. */
export type AsvsLevel = z.infer<typeof asvsLevelSchema>;
