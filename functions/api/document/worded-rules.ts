import type * as z from 'zod';

/** A schema on its way into the document: what it came from, and what has become of it so far. */
interface Generated {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** Adds to a schema's description what its refinements ask for, for which JSON Schema has no keywords. */
export function wordRules({ zodSchema, jsonSchema }: Generated): void {
  const { description = '' } = jsonSchema;
  const untold = rulesOf(zodSchema).filter((rule) => !description.includes(rule));
  if (untold.length > 0) jsonSchema.description = [description, ...untold].join(' ').trim();
}

/** What the refinements of a schema ask for, a sentence each; the empty text for one that doesn't say. */
export function rulesOf(schema: z.core.$ZodTypes): string[] {
  return (schema._zod.def.checks ?? []).flatMap(({ _zod: { def } }) => (isRefinement(def) ? [sentenceOf(def)] : []));
}

function isRefinement(def: z.core.$ZodCheckDef): def is z.core.$ZodCustomDef {
  return def.check === 'custom';
}

/** Messages of refinements begin with a verb, such as "must hold no control characters". */
function sentenceOf({ path = [], error }: z.core.$ZodCustomDef): string {
  const message = error?.({ code: 'custom', path: [], input: undefined });
  const rule = typeof message === 'object' ? message?.message : message;
  const subject = path.length === 0 ? 'It' : `\`${path.map(String).join('.')}\``;
  return rule ? `${subject} ${rule}.` : '';
}
