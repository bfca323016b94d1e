/**
 * Cuts a list into parts that are small enough, as few as its order allows. What is too large by itself becomes a part of its
 * own.
 */
export function* cutBySize<T>(
  things: Iterable<T>,
  bytesOf: (one: T) => number,
  { maxBytes, maxCount }: { readonly maxBytes: number; readonly maxCount: number },
): Generator<T[]> {
  let part: T[] = [];
  let bytes = 0;
  for (const one of things) {
    const more = bytesOf(one);
    if (part.length > 0 && (bytes + more > maxBytes || part.length === maxCount)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += more;
  }
  if (part.length > 0) yield part;
}

/** The first of a list, as many as fit together into a part. */
export function firstThatFit<T>(...cut: Parameters<typeof cutBySize<T>>): T[] {
  const [first = []] = cutBySize(...cut);
  return first;
}
