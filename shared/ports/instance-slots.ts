import type { CallsAtOnce } from '../domain/defectdojo/calls-at-once.ts';
import type { UploadGate } from '../domain/defectdojo/upload-gate.ts';

/** A place among the syncs that may work on one DefectDojo instance at once. */
export interface Slot {
  readonly instance: string;
  readonly number: number;
  readonly token: string;
}

/** Bounds how many syncs call one DefectDojo instance at once, whatever team they are for: more clients gain little and hurt the server (measured). */
export interface InstanceSlots {
  /**
   * Takes a free slot, or one whose holder's time is over.
   *
   * @param instance host of the DefectDojo
   * @returns `undefined` when all are taken
   */
  take(instance: string, request: { token: string; until: Date; now: Date }): Promise<Slot | undefined>;
  /** Frees a slot, unless somebody else has it by now. */
  free(slot: Slot): Promise<void>;
  /** How many slots of the instance are taken at `now`. */
  taken(instance: string, now: Date): Promise<number>;
  /** How many calls the instance bears at once, as last learnt; undefined where nothing is known. */
  callsAtOnce(instance: string): Promise<CallsAtOnce | undefined>;
  /** Remembers it. Of two syncs that learn at the same time the last one counts. Forgotten some time after `now`. */
  rememberCallsAtOnce(instance: string, learnt: CallsAtOnce, now: Date): Promise<void>;
  /** What is let through to the instance, as last learnt; undefined where nothing is known. */
  uploadGate(instance: string): Promise<UploadGate | undefined>;
  /** As {@link rememberCallsAtOnce}. */
  rememberUploadGate(instance: string, learnt: UploadGate, now: Date): Promise<void>;
}
