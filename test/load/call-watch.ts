/** How much went on in an instance, and at once. */
export interface CallSums {
  readonly total: number;
  /** Most calls at once, of whomever. */
  readonly mostCalls: number;
  /** Most syncs at once: each counts from its first call to its last one, also while it makes none. */
  readonly mostSyncs: number;
  /** Most calls that one sync made at once. */
  readonly mostCallsOfOneSync: number;
}

/** Counts the calls to an instance. */
export interface CallWatch {
  /** A call begins, of a sync or (without `runId`) of something else. Call what it returns when it was answered. */
  begin(runId: string | undefined): () => void;
  sums(): CallSums;
}

/** When a sync made its first call and had its last answer, by the turn of all that the instance saw; `open` are its calls without one. */
interface Sync {
  readonly beganAt: number;
  endedAt: number;
  open: number;
}

/** Starts counting. */
export function createCallWatch(): CallWatch {
  const syncs = new Map<string, Sync>();
  let turn = 0;
  let total = 0;
  let open = 0;
  let mostCalls = 0;
  let mostCallsOfOneSync = 0;

  return {
    begin(runId) {
      turn += 1;
      total += 1;
      open += 1;
      mostCalls = Math.max(mostCalls, open);
      const endOfSync = runId === undefined ? () => {} : beginOf(runId);
      return () => {
        turn += 1;
        open -= 1;
        endOfSync();
      };
    },
    sums: () => ({ total, mostCalls, mostSyncs: mostAtOnce([...syncs.values()]), mostCallsOfOneSync }),
  };

  function beginOf(runId: string): () => void {
    const sync = syncs.get(runId) ?? { beganAt: turn, endedAt: turn, open: 0 };
    syncs.set(runId, sync);
    sync.open += 1;
    mostCallsOfOneSync = Math.max(mostCallsOfOneSync, sync.open);
    return () => {
      sync.open -= 1;
      sync.endedAt = turn;
    };
  }
}

/** Most of them that were under way when one of them began. */
function mostAtOnce(syncs: readonly Sync[]): number {
  const isUnderWay = ({ beganAt, endedAt, open }: Sync, turn: number) =>
    beganAt <= turn && (turn <= endedAt || open > 0);
  return Math.max(0, ...syncs.map(({ beganAt }) => syncs.filter((sync) => isUnderWay(sync, beganAt)).length));
}
