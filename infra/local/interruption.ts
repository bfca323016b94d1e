const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Settles when the person at the terminal wants to stop; from now on a signal no longer ends the process by itself. */
export function nextInterruption(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of signals) process.once(signal, () => resolve());
  return promise;
}
