import * as z from 'zod';

/** DefectDojo's ids are integers of its PostgreSQL. */
const idMax = 2_147_483_647;
/** Many times what one repository has. */
const findingsMax = 1_000_000;
/** Less than one of these; and the table holds no number that is much closer to 0. */
const shareMin = 1 / findingsMax;

/** An id of DefectDojo's, as it is sent. */
export const defectDojoIdSchema = z
  .int()
  .positive('must be a positive whole number')
  .max(idMax, `must be at most ${idMax}`);

/** A number of findings, as it is sent. */
export const findingCountSchema = z.int().nonnegative().max(findingsMax, `must be at most ${findingsMax}`);

/** A share of the open findings, as it is sent. */
export const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .refine((share) => share === 0 || share >= shareMin, `must be 0, or from ${shareMin} to 1`)
  .describe(`A share of the open findings: 0, or from ${shareMin} to 1.`);
