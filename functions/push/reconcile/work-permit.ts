import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { pausedByOperator } from '../../../shared/domain/sync/pause.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { WriteTime } from '../../../shared/ports/defectdojo-usage.ts';
import type { Pauses } from '../../../shared/ports/pauses.ts';
import type { SyncStore, WorkBasis } from '../../../shared/ports/sync-store.ts';
import type { Progress } from './progress.ts';

/**
 * A sync must stop before its next write. `lease_lost`: somebody else works on the repository. `basis_changed`: it was
 * paused, unmapped, disconnected, or a setting changed. `paused_by_operator`: nothing may be sent to this DefectDojo.
 * `out_of_time`: the function would end before the call does.
 */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped';
  readonly code: 'lease_lost' | 'basis_changed' | typeof pausedByOperator | 'out_of_time';

  constructor(code: WorkStopped['code']) {
    super(`The sync stops here: ${code.replaceAll('_', ' ')}.`);
    this.code = code;
  }
}

/** Asked before every write to DefectDojo. */
export interface WorkPermit {
  /**
   * @param time how long the write must be free to take, and how long it may take where there is time, milliseconds
   * @returns how long it may take, milliseconds
   * @throws {WorkStopped} when it must not be sent any more
   */
  beforeWrite(time: Pick<WriteTime, 'neededMs' | 'longestMs'>): Promise<number>;
}

/** What a call may outlast its deadline by, milliseconds: for writing down what came of it. */
const afterCallMs = 10_000;

/** A permit that renews the lease with every question, and ends with the lease, its basis, a pause or the function's time. */
export function createWorkPermit(options: {
  store: Pick<SyncStore, 'renew'>;
  pauses: Pick<Pauses, 'pauseOf'>;
  /** Host of the DefectDojo. */
  instance: string;
  key: RepositoryKey;
  token: string;
  basis: WorkBasis;
  clock: Clock;
  leaseMs: number;
  /** Told with every renewal. */
  progress: Pick<Progress, 'soFar'>;
  /** The instant at which the function is ended. */
  endsAt: Date;
}): WorkPermit {
  const { store, pauses, instance, key, token, basis, clock, leaseMs, endsAt, progress } = options;
  let underWay: Promise<void> | undefined;
  return {
    async beforeWrite({ neededMs, longestMs }) {
      if (neededMs > leftMs()) throw new WorkStopped('out_of_time');
      // One question serves all writes that are about to be sent: at once they would hinder each other.
      underWay ??= ask(clock.now().getTime()).finally(() => {
        underWay = undefined;
      });
      await underWay;
      return Math.min(longestMs, leftMs());
    },
  };

  function leftMs(): number {
    return endsAt.getTime() - afterCallMs - clock.now().getTime();
  }

  async function ask(nowMs: number): Promise<void> {
    const expiresAt = new Date(nowMs + leaseMs).toISOString();
    const { soFar } = progress;
    const [answer, pause] = await Promise.all([
      store.renew(key, { token, expiresAt, ...(soFar ? { progress: soFar } : {}) }, basis),
      pauses.pauseOf(instance),
    ]);
    if (answer === 'lost') throw new WorkStopped('lease_lost');
    if (answer === 'basis_changed') throw new WorkStopped('basis_changed');
    if (pause) throw new WorkStopped(pausedByOperator);
  }
}
