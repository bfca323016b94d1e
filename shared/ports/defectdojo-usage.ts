/** What a call costs the server: a `read` nothing but time, a `write` one small change, an `upload` a whole file. */
export type CallClass = 'read' | 'write' | 'upload';

/** Calls of one class, and how long their answers took in all, milliseconds. */
export interface ClassUsage {
  readonly calls: number;
  readonly busyMs: number;
}

/** What was asked of a DefectDojo so far. */
export type DefectDojoUsage = Readonly<Record<CallClass, ClassUsage>>;

/** Longest wait for an answer by class, milliseconds: no call of the class outlives it. */
export type CallDeadlinesMs = Readonly<Record<CallClass, number>>;
