/** What a call costs the server: a `read` nothing but time, a `write` one small change, an `upload` a whole file. */
export const callClasses = ['read', 'write', 'upload'] as const;

/** See {@link callClasses}. */
export type CallClass = (typeof callClasses)[number];

/** Calls of one class, and how long their answers took in all, milliseconds. */
export interface ClassUsage {
  readonly calls: number;
  readonly busyMs: number;
  /** The shortest time to an answer that was no failure; none where there was none. */
  readonly quickestMs?: number | undefined;
}

/** What was asked of a DefectDojo so far. */
export type DefectDojoUsage = Readonly<Record<CallClass, ClassUsage>>;

/** Longest wait for an answer by class, milliseconds: no call of the class outlives it. */
export type CallDeadlinesMs = Readonly<Record<CallClass, number>>;

/** What a write or an upload asks for before it is sent: how long it must be free to take, and how long it may take at most, milliseconds. */
export interface WriteTime {
  readonly class: CallClass;
  readonly neededMs: number;
  readonly longestMs: number;
}

/** Nothing was asked. */
export const noUsage: DefectDojoUsage = {
  read: { calls: 0, busyMs: 0 },
  write: { calls: 0, busyMs: 0 },
  upload: { calls: 0, busyMs: 0 },
};

/** What was asked in two parts of a run. */
export function addedUsage(one: DefectDojoUsage, other: DefectDojoUsage): DefectDojoUsage {
  const added = (callClass: CallClass): ClassUsage => ({
    calls: one[callClass].calls + other[callClass].calls,
    busyMs: one[callClass].busyMs + other[callClass].busyMs,
    quickestMs: quicker(one[callClass].quickestMs, other[callClass].quickestMs),
  });
  return { read: added('read'), write: added('write'), upload: added('upload') };
}

/** The shorter of two times, of which either may not be known. */
function quicker(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
