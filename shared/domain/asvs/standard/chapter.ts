import * as z from 'zod';

/**
 * A chapter's id such as `V6`. It says nothing without its version: V6 is Authentication in 5.0.0 and Stored Cryptography
 * in 4.0.3, so it is stored and passed only together with one.
 */
export const chapterIdSchema = z.templateLiteral(['V', z.int().positive()]);

/** See {@link chapterIdSchema}. */
export type ChapterId = `V${number}`;
