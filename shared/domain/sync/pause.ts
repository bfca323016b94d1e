import * as z from 'zod';

/** The operator's order that nothing is exported any more. */
export const pauseSchema = z.object({
  /** Host of the one DefectDojo instance that is meant. @default all */
  instance: z.string().optional(),
  since: z.string(),
});

/** See {@link pauseSchema}. */
export type Pause = z.infer<typeof pauseSchema>;

/** Code of a run that a pause stopped, and of whatever else tells of it. */
export const pausedByOperator = 'paused_by_operator';

/** What people are told. */
export function pauseSentence({ instance, since }: Pause): string {
  const what = instance === undefined ? 'All exports are' : `Exports to ${instance} are`;
  return `${what} paused by the operator of the service since ${since}.`;
}

/** The host by which an instance is paused. */
export function instanceOf({ baseUrl }: { readonly baseUrl: string }): string {
  return new URL(baseUrl).host;
}
