/** Changes that wait for a person, with the scan that they were judged for. */
export interface Hold {
  readonly code: 'mass_closing' | 'identity_changed' | 'tracked_branch_changed';
  readonly scanId: string;
  /** Gecko ids of findings to be closed for their absence, sorted. */
  readonly closings: readonly string[];
  /** Gecko ids of findings to be created, sorted; none unless `identity_changed`. */
  readonly creations: readonly string[];
  /** How many findings were open when it was judged. */
  readonly open: number;
}

/** What a person decided not to do. */
export interface Discards {
  /** Not closed until Gecko lists them once more or says that they are fixed. */
  readonly closings: ReadonlySet<string>;
  /** Not created as long as this scan is the newest: each with the id of that scan. */
  readonly creations: ReadonlyMap<string, string>;
}

/** What has been discarded once the hold is discarded as well, or closings that were taken back. */
export function discard(hold: Pick<Hold, 'closings' | 'creations' | 'scanId'>, before: Discards): Discards {
  return {
    closings: new Set([...before.closings, ...hold.closings]),
    creations: new Map([
      ...before.creations,
      ...hold.creations.map((geckoId): [string, string] => [geckoId, hold.scanId]),
    ]),
  };
}
