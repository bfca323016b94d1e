import type { CallsAtOnce } from '../domain/defectdojo/calls-at-once.ts';
import type { UploadGate } from '../domain/defectdojo/upload-gate.ts';
import type { Waiting } from '../domain/sync/in-line.ts';

/** A place among the syncs that may work on one DefectDojo instance at once. */
export interface Slot {
  readonly instance: string;
  readonly number: number;
  readonly token: string;
}

/** A slot that is taken, or was until nobody gave it back. */
export interface TakenSlot {
  readonly number: number;
  /** Nobody has it any more after this instant. */
  readonly until: Date;
  /** Who was called to it and has not come yet; absent where a sync has it. */
  readonly called?: Waiting | undefined;
}

/** Bounds how many syncs call one DefectDojo instance at once, whatever team they are for: more clients gain little and hurt the server (measured). */
export interface InstanceSlots {
  /** How many slots an instance has. */
  readonly perInstance: number;
  /**
   * Takes a free slot, or one whose holder's time is over.
   *
   * @param instance host of the DefectDojo
   * @returns `undefined` when all are taken
   */
  take(instance: string, request: { token: string; until: Date; now: Date }): Promise<Slot | undefined>;
  /** Frees a slot, unless somebody else has it by now. */
  free(slot: Slot): Promise<void>;
  /** The slots of the instance that somebody has or had, by their numbers. */
  slots(instance: string): Promise<TakenSlot[]>;
  /** How many slots of the instance are taken by syncs at `now`. */
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
