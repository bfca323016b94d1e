/** Where something stands in a text, in UTF-16 units: from its first one to before what follows it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a pattern found. */
export function spanOf({ index, 0: found }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}
