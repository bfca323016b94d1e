/**
 * What an item, or a value in one, comes to, bytes: never less than what DynamoDB counts
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 */
export function itemBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberMaxBytes;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return collectionBytes + sum(value.map((one) => memberBytes + itemBytes(one)));
  if (typeof value !== 'object' || value === null) return memberBytes;
  return collectionBytes + sum(Object.entries(value).map(([name, one]) => attributeBytes(name, one)));
}

/** What is kept in parts is cut so that one stays below the 400 KB of an item with its keys and names, bytes (ibid., Constraints.html). */
export const partMaxBytes = 350_000;

const numberMaxBytes = 21;
const collectionBytes = 3;
const memberBytes = 1;

/** What is undefined isn't stored. */
function attributeBytes(name: string, value: unknown): number {
  return value === undefined ? 0 : memberBytes + Buffer.byteLength(name) + itemBytes(value);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
