/**
 * Whether a request prefers CSV to JSON (RFC 9110, section 12.5.1: the higher `q` wins, the more specific range counts).
 * Without an `Accept`, and for a tie, it is JSON.
 */
export function prefersCsv(accept = ''): boolean {
  const ranges = accept.split(',').map(readRange);
  return weightOf(ranges, 'text', 'csv') > weightOf(ranges, 'application', 'json');
}

interface Range {
  readonly name: string;
  readonly weight: number;
}

function readRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = q === undefined ? 1 : Number(q);
  return { name, weight: Number.isFinite(weight) ? weight : 0 };
}

function weightOf(ranges: readonly Range[], type: string, subtype: string): number {
  const candidates = [`${type}/${subtype}`, `${type}/*`, '*/*'];
  const found = candidates
    .map((name) => ranges.find((range) => range.name === name))
    .find((range) => range !== undefined);
  return found?.weight ?? 0;
}
