/** What is written about one finding: that one kind is done or fails says nothing of another. */
export type WriteKind = 'change' | 'tags' | 'note' | 'acceptance';

/** So many writes of a kind that fail one after the other are the server's fault, and more of them would only burden it. */
const failuresInARowMax = 3;

/** How DefectDojo takes the writes about single findings in one run, by kind. */
export class WriteHealth {
  readonly #doneAt = new Map<WriteKind, number>();
  readonly #failuresInARow = new Map<WriteKind, number>();
  #moment = 0;

  done(kind: WriteKind): void {
    this.#moment += 1;
    this.#doneAt.set(kind, this.#moment);
    this.#failuresInARow.delete(kind);
  }

  /** @returns the moment at which it failed */
  failed(kind: WriteKind): number {
    this.#moment += 1;
    this.#failuresInARow.set(kind, (this.#failuresInARow.get(kind) ?? 0) + 1);
    return this.#moment;
  }

  /** Whether one was done after that moment. */
  wasDoneSince(kind: WriteKind, moment: number): boolean {
    return (this.#doneAt.get(kind) ?? 0) > moment;
  }

  wasDone(kind: WriteKind): boolean {
    return this.#doneAt.has(kind);
  }

  /** Whether the run is to stop writing about single findings. */
  get isInTrouble(): boolean {
    return [...this.#failuresInARow.values()].some((failures) => failures >= failuresInARowMax);
  }
}
