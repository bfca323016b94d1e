/** Bounds how much the items of one list may weigh together; one alone may weigh more. */
export interface Weight<T> {
  readonly of: (item: T) => number;
  readonly max: number;
}

/** The items in lists of at most `size`, which is asked anew for each list. */
export async function* chunksOf<T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number | (() => number),
  weight: Weight<T> = { of: () => 0, max: 0 },
): AsyncGenerator<T[], void> {
  const sizeNow = typeof size === 'number' ? () => size : size;
  let chunk: T[] = [];
  let wanted = sizeNow();
  let weighs = 0;
  for await (const item of items) {
    const more = weight.of(item);
    if (chunk.length >= wanted || (chunk.length > 0 && weighs + more > weight.max)) {
      yield chunk;
      chunk = [];
      wanted = sizeNow();
      weighs = 0;
    }
    chunk.push(item);
    weighs += more;
  }
  if (chunk.length > 0) yield chunk;
}
