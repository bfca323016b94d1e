/** Tells the person at the terminal what is going on, one step after another. */
export interface Progress {
  /** Runs one step and says how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** Writes a line when a step begins and another when it ends, so that a slow step is seen while it runs. */
export function lineProgress(write: (line: string) => void, now: () => number = Date.now): Progress {
  return {
    async step(title, work) {
      write(`… ${title}`);
      const startedAtMs = now();
      const result = await work();
      write(`✓ ${title} (${((now() - startedAtMs) / 1000).toFixed(1)} s)`);
      return result;
    },
  };
}
