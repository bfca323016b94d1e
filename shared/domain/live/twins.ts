import type { LiveFinding } from './live-finding.ts';

/** A finding of our test and the other one with the same Gecko id, by their DefectDojo ids. */
export interface Twin {
  readonly geckoId: string;
  /** Stays ours. */
  readonly kept: number;
  /** Is to be made a duplicate of the one that is kept; never deleted. */
  readonly twin: number;
}

/** Findings of our test by Gecko id, and those that have to be made duplicates. */
export interface Resolved {
  readonly ours: ReadonlyMap<string, number>;
  readonly twins: readonly Twin[];
}

/**
 * Tells twins apart: of several findings with one Gecko id the lowest DefectDojo id that isn't a duplicate stays ours.
 * What is a duplicate already is left alone. Sorted by DefectDojo id, whatever the order given.
 */
export function resolveTwins(findings: Iterable<Pick<LiveFinding, 'id' | 'uniqueIdFromTool' | 'duplicate'>>): Resolved {
  const ours = new Map<string, number>();
  const twins: Twin[] = [];
  const plainFirst = [...findings].sort(
    (one, other) => Number(one.duplicate) - Number(other.duplicate) || one.id - other.id,
  );
  for (const { id, uniqueIdFromTool: geckoId, duplicate } of plainFirst) {
    if (geckoId === null) continue;
    const kept = ours.get(geckoId);
    if (kept === undefined) ours.set(geckoId, id);
    else if (!duplicate) twins.push({ geckoId, kept, twin: id });
  }
  return { ours, twins };
}
