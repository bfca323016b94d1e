import { TestRunner } from 'vitest';

/** Doesn't load the files that come after a failure: vitest leaves out their tests only, and loading them all takes seconds. */
export default class StopsAtFailure extends TestRunner {
  #isOver = false;

  override cancel(...reason: Parameters<TestRunner['cancel']>): void {
    this.#isOver = true;
    super.cancel(...reason);
  }

  override importFile(...file: Parameters<TestRunner['importFile']>): unknown {
    return this.#isOver ? undefined : super.importFile(...file);
  }
}
