import type { Pause } from '../../shared/domain/sync/pause.ts';
import type { Pauses } from '../../shared/ports/pauses.ts';

/** {@link Pauses} in memory; a test pauses and resumes by adding to `paused` and clearing it. */
export function createInMemoryPauses(): Pauses & { readonly paused: Pause[] } {
  const paused: Pause[] = [];
  return {
    paused,
    pauseOf: async (instance) => paused.find((one) => one.instance === undefined || one.instance === instance),
    pauses: async () => [...paused],
  };
}
