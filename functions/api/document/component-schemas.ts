import * as z from 'zod';
import { wordRules } from './worded-rules.ts';

/** A JSON Schema, draft 2020-12: what OpenAPI 3.1 takes. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas of the document by name, filled while its operations are described. */
export interface ComponentSchemas {
  /** The schema of what is sent (`input`) or received (`output`), as a reference where it has a name. */
  describe(schema: z.ZodType, io: 'input' | 'output'): JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** Two schemas of different content have one name. */
export class SchemaNameError extends Error {
  readonly code = 'schema_name_taken';
  override readonly name = 'SchemaNameError';
}

/** Collects every schema with a name (`meta({ id })`) under `components.schemas`. */
export function componentSchemas(): ComponentSchemas {
  const schemas: Record<string, JsonSchema> = {};
  const keep = (name: string, schema: JsonSchema): void => {
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new SchemaNameError(`Two different schemas are called ${name}.`);
    }
    schemas[name] = schema;
  };
  return {
    schemas,
    describe(schema, io) {
      const standalone = JSON.stringify(z.toJSONSchema(schema, { io, override: wordRules }));
      const generated = standalone.replaceAll('#/$defs/', '#/components/schemas/');
      const {
        $schema: _dialect,
        $defs = {},
        ...root
      } = JSON.parse(generated) as {
        $schema: string;
        $defs?: Record<string, JsonSchema>;
      };
      for (const [name, definition] of Object.entries($defs)) keep(name, definition);
      return root;
    },
  };
}
