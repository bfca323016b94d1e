/** The items in lists of at most `size`, which is asked anew for each list. */
export function* chunksOf<T>(items: Iterable<T>, size: number | (() => number)): Generator<T[]> {
  const sizeNow = typeof size === 'number' ? () => size : size;
  let chunk: T[] = [];
  let wanted = sizeNow();
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < wanted) continue;
    yield chunk;
    chunk = [];
    wanted = sizeNow();
  }
  if (chunk.length > 0) yield chunk;
}
