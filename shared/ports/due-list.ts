/** Something that is to be done about whatever has the key. */
export interface Due<Key> {
  readonly key: Key;
  /** Since when (ISO-8601). */
  readonly dueAt: string;
}

/** Finds what is due, among however many things, and looks away from what has been seen to. */
export interface DueList<Key> {
  /** How many parts the list has; each can be read by itself. */
  readonly parts: number;
  /** What is due in a part, whatever is due longest first. The latest writes may be missing. */
  due(part: number, now: Date): AsyncIterable<Due<Key>>;
  /** Lists it as due only from an instant on, unless somebody changed when it is due since it was read. */
  putOff(one: Due<Key>, until: Date): Promise<void>;
}
