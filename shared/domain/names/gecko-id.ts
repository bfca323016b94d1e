import * as z from 'zod';
import { geckoIdMaxBytes, geckoIdMaxCharacters } from '../defectdojo/field-limits.ts';

// PostgreSQL refuses NUL, JSON bodies refuse half a surrogate pair, and a line break would tear the last line of the
// description: an id that holds one could not come back from DefectDojo unchanged.
const carriesUnchanged = (id: string) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(id) && id.trim() === id;

const fitsKey = (id: string) => Buffer.byteLength(id) <= geckoIdMaxBytes;

/** Gecko's id of a finding: whatever can be remembered, and DefectDojo can hold in `unique_id_from_tool` and give back unchanged. */
export const geckoIdSchema = z
  .string()
  .min(1, 'is empty')
  .max(geckoIdMaxCharacters, `is longer than ${geckoIdMaxCharacters} characters, DefectDojo's limit`)
  .refine(fitsKey, `is longer than ${geckoIdMaxBytes} bytes of UTF-8, the limit for a key of the database`)
  .refine(carriesUnchanged, 'holds control characters, half a character, or spaces at an end');
