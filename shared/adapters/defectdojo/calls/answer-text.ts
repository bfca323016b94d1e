import * as z from 'zod';

const answerTextMaxCharacters = 500;

/** Keys that aren't fields: `pro` is an advertisement, `message` repeats the fields as Python prints them. */
const fieldsSchema = z
  .record(z.string(), z.unknown())
  .transform(({ pro: _pro, message: _message, ...fields }) => Object.entries(fields))
  .refine((fields) => fields.length > 0)
  .transform((fields) => fields.map(([field, problem]) => `${field}: ${asText(problem)}`).join('; '));

const problemSchema = z.union([
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z.array(z.string()).transform((lines) => lines.join(' ')),
  fieldsSchema,
  z.object({ message: z.string() }).transform(({ message }) => withoutPython(message)),
]);

/**
 * DefectDojo's own words, one line of at most 500 characters: `detail`, else the fields and what is wrong with each, else
 * `message`. Empty for anything else.
 */
export function answerText(problem: unknown): string {
  const said = (problemSchema.safeParse(problem).data ?? '').replaceAll(/\s+/g, ' ').trim();
  return said.length > answerTextMaxCharacters ? `${said.slice(0, answerTextMaxCharacters)}…` : said;
}

/** Django's own validation errors come as a Python list, or as a dictionary with one for a field. */
function withoutPython(message: string): string {
  return message.replace(/^\['(.*)'\]$/s, '$1').replace(/^\{'(\w+)': \['([^[\]{}]*)'\]\}$/, '$1: $2');
}

function asText(problem: unknown): string {
  if (typeof problem === 'string') return problem;
  if (Array.isArray(problem)) return problem.map(asText).join(' ');
  return JSON.stringify(problem) ?? '';
}
