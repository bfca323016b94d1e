import { afterTimeout, findingsLimit } from '../../../shared/domain/defectdojo/slow-rows.ts';
import {
  afterLetThrough,
  afterTurnedAway,
  openGate,
  type UploadGate,
  uploadLimit,
} from '../../../shared/domain/defectdojo/upload-gate.ts';
import type { ImportRow } from '../../../shared/domain/desired/import-row.ts';
import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { unnamed } from '../../../shared/domain/names/unnamed.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { UploadOutcome } from '../../../shared/ports/defectdojo-findings.ts';
import type { InstanceSlots } from '../../../shared/ports/instance-slots.ts';

/** What is let through to an instance, as a sync goes by it and learns it. */
export interface UploadGateKeeper {
  /** Looks what was learnt before, the first time. To be asked before anything is uploaded: most syncs upload nothing. */
  look(): Promise<void>;
  /** How many findings a file may hold. */
  readonly findingsMax: number;
  /** How many bytes its rows may have together. */
  readonly bytesMax: number;
  /** Learns from what became of a file. */
  ended(rows: readonly ImportRow[], outcome: UploadOutcome): void;
  /** Writes down what was learnt, if anything was. */
  remember(): Promise<void>;
}

/** Said by what is in between about a file that is too large: nothing of it was stored, and a smaller one may do. */
export const tooLarge = 413;
/** By which a proxy says that it waited long enough: 524 is Cloudflare's. */
const gaveUp: ReadonlySet<number | undefined> = new Set([504, 524]);

/**
 * Begins with what was learnt of the instance before. Two syncs at one instance learn each by itself; the last one to end is
 * believed, and what it doesn't know is learnt again.
 *
 * @param instance host of the DefectDojo
 * @param key whose files they are
 */
export function openUploadGate({
  slots,
  instance,
  key,
  clock,
}: {
  readonly slots: Pick<InstanceSlots, 'uploadGate' | 'rememberUploadGate'>;
  readonly instance: string;
  readonly key: RepositoryKey;
  readonly clock: Clock;
}): UploadGateKeeper {
  const by = unnamed(key);
  let before: UploadGate | undefined;
  let gate = openGate;
  return {
    async look() {
      if (before === undefined) gate = before = (await slots.uploadGate(instance)) ?? openGate;
    },
    get findingsMax() {
      return findingsLimit(gate, by, clock.now());
    },
    get bytesMax() {
      return uploadLimit(gate, 'bytes');
    },
    ended(rows, outcome) {
      const now = clock.now();
      if (outcome.kind === 'done') {
        if (gate.findings !== undefined) gate = afterLetThrough(gate, 'findings', rows.length, now);
        if (gate.bytes !== undefined) gate = afterLetThrough(gate, 'bytes', bytesOf(rows), now);
      } else if (outcome.failure.status === tooLarge) {
        gate = afterTurnedAway(gate, 'bytes', bytesOf(rows), now);
      } else if (isOutOfPatience(outcome.failure)) {
        gate = afterTimeout(gate, rows.length, by, now);
      }
    },
    async remember() {
      if (before !== undefined && gate !== before) await slots.rememberUploadGate(instance, gate, clock.now());
    },
  };
}

/** How many bytes a row has in a file. */
export function rowBytes(row: ImportRow): number {
  return Buffer.byteLength(JSON.stringify(row));
}

function bytesOf(rows: readonly ImportRow[]): number {
  return rows.reduce((sum, row) => sum + rowBytes(row), 0);
}

/** Somebody in between waited in vain, or we did; a server that is away for a moment says nothing of how much it bears. */
function isOutOfPatience({ code, status }: OutsideFailure): boolean {
  return code === 'timeout' || gaveUp.has(status);
}
