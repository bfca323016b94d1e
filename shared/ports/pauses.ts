import type { Pause } from '../domain/sync/pause.ts';

/** Knows what the operator paused. All reads see the latest write. */
export interface Pauses {
  /** The pause that concerns an instance, if there is one. */
  pauseOf(instance: string): Promise<Pause | undefined>;
  /** All of them. */
  pauses(): Promise<readonly Pause[]>;
}
