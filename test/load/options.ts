import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionsSchema = z
  .object({
    events: z.coerce.number().int().min(1).max(100_000),
    repositories: z.coerce.number().int().min(1).max(10_000),
    teams: z.coerce.number().int().min(1).max(1000),
    /** DefectDojo instances that the teams share. */
    instances: z.coerce.number().int().min(1).max(100),
    /** How long everything may take after the first event. */
    minutes: z.coerce.number().positive().max(600),
    json: z.boolean(),
  })
  .refine(({ repositories, teams }) => repositories >= teams, {
    path: ['repositories'],
    error: 'give one for each team',
  })
  .refine(({ events, repositories }) => events >= repositories, { path: ['events'], error: 'give one per repository' });

/** What a load is made of. */
export type LoadOptions = z.infer<typeof optionsSchema>;

/** Reads the command line. @throws {Error} that names the option and the remedy */
export function readOptions(args: readonly string[]): LoadOptions {
  const size = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: size('2000'),
      repositories: size('500'),
      teams: size('25'),
      instances: size('5'),
      minutes: size('20'),
      json: { type: 'boolean', default: false },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
}
