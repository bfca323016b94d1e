/** The values that something had in the course of a history. */
export class Course<T> {
  readonly #values: { readonly at: number; readonly value: T }[] = [];

  constructor(value: T) {
    this.#values.push({ at: 0, value });
  }

  get now(): T {
    return (this.#values.at(-1) as { value: T }).value;
  }

  set(at: number, value: T): void {
    if (value !== this.now) this.#values.push({ at, value });
  }

  /** Every value that held at that moment or came up since. */
  since(moment: number): T[] {
    const first = this.#values.findLastIndex(({ at }) => at <= moment);
    return this.#values.slice(Math.max(first, 0)).map(({ value }) => value);
  }
}
