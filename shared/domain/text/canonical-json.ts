/** JSON whose fields are sorted by name at every level: the same value gives the same text, however it was put together. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = new Map(Object.entries(value));
  const sorted = [...fields.keys()].sort();
  return `{${sorted.map((name) => `${JSON.stringify(name)}:${canonicalJson(fields.get(name))}`).join(',')}}`;
}
