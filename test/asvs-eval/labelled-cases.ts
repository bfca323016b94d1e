import * as z from 'zod';
import type { DetectionInput } from '../../shared/domain/asvs/detection/input/detection-input.ts';

/** `CWE-89`, `89` or nothing, as files of labelled repositories have it. */
const cweSchema = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((cwe) => {
    const digits = /\d{1,7}/.exec(String(cwe ?? ''))?.[0];
    return digits === undefined ? null : Number(digits);
  });

const findingSchema = z.object({
  title: z.string().default(''),
  cwe: cweSchema,
  filePath: z.string().nullish(),
  severity: z.number().nullish(),
});

/** One repository with the chapters of 5.0.0 that a reviewer would assign. */
export const labelledCaseSchema = z.object({
  repository: z.string(),
  input: z.object({
    findings: z.array(findingSchema).nullish(),
    endpoints: z.unknown(),
    wiki: z.string().nullish(),
  }),
  label: z.object({ chapters: z.array(z.string()), arguable: z.array(z.string()).default([]) }),
});

/** A file of labelled repositories. */
export const labelledFileSchema = z.object({ cases: z.array(labelledCaseSchema).min(1) });

/** See {@link labelledFileSchema}. */
export type LabelledCase = z.infer<typeof labelledCaseSchema>;

/** What detection gets of a case: the label stays here. */
export function detectionInputOf({ repository, input }: LabelledCase): DetectionInput {
  return {
    repository,
    findings: input.findings ?? [],
    endpoints: input.endpoints,
    wiki: input.wiki,
  };
}
