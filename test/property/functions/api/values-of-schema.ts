import * as fc from 'fast-check';

/** The parts of JSON Schema that our schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values that have broken parsers, stores or paths before. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    '%2e%2e%2f',
    "' OR 1=1 --",
    '{{7*7}}',
    '__proto__',
    'constructor',
    'a'.repeat(5_000),
    'acme/../x',
    'TEAM#team-2',
    [],
    {},
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values that a schema describes, with a hostile one in the place of any of them now and then. */
export function valuesOf(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<unknown> {
  const valid = validValues(schema, components);
  return fc.oneof({ arbitrary: valid, weight: 9 }, { arbitrary: hostile, weight: 1 });
}

function validValues(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valuesOf(components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, components);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, components)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch ([schema.type ?? 'any'].flat()[0]) {
    case 'object':
      return objectsOf(schema, components);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, components), { maxLength: 4 });
    case 'string':
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 300) });
    case 'integer':
      return numbersOf(schema, (min, max) => fc.oneof(fc.integer({ min, max: Math.min(max, 50) }), fc.constant(max)));
    case 'number':
      return numbersOf(schema, (min, max) => fc.oneof(fc.double({ min, max, noNaN: true }), smallNumbers));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

/** Numbers that a double holds, but not every store. */
const smallNumbers = fc.constantFrom(Number.MIN_VALUE, 1e-131, 1e-130, 1e-7);

function numbersOf(
  { minimum = 1, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema,
  between: (min: number, max: number) => fc.Arbitrary<number>,
): fc.Arbitrary<number> {
  return between(minimum, maximum);
}

function objectsOf(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const model = Object.fromEntries(fields.map(([name, field]) => [name, valuesOf(field, components)]));
  const complete = fc.record(model, { requiredKeys: [...(schema.required ?? [])] });
  const withMore = fc.tuple(complete, fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 }));
  const mixed = withMore.map(([object, more]) => ({ ...more, ...object }));
  return fc.oneof({ arbitrary: complete, weight: 9 }, { arbitrary: mixed, weight: 1 });
}
