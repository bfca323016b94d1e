import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import {
  changedByPeople,
  type DriftedField,
  isWronglyReopened,
  listedContent,
} from '../../../shared/domain/drift/changed-by-people.ts';
import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { FindingListing } from '../../../shared/ports/defectdojo-findings.ts';
import { everyDesired, type Source } from '../reconcile/source/source.ts';
import type { Work } from '../reconcile/work.ts';

/** A finding of the test, reduced to what of it drifted: tests hold up to 100,000. */
export interface Compared {
  readonly id: number;
  readonly uniqueIdFromTool: string | null;
  readonly duplicate: boolean;
  readonly drifted: readonly DriftedField[];
  /** Whether DefectDojo opened it by itself. */
  readonly reopened: boolean;
}

/** What findings of a test are compared with. */
export interface Comparison {
  readonly source: Source;
  readonly policy: ExportPolicy;
  readonly known: ReadonlyMap<string, KnownFinding>;
}

/**
 * Lists the whole test, each finding compared with what was last written. Undefined where the test is too large to be read
 * in one run: no reason to hinder syncs, which list it but rarely. One that was deleted reads as empty.
 */
export async function listTest(
  { dojo, clock, endsAt }: Pick<Work, 'dojo' | 'clock' | 'endsAt'>,
  testId: number,
  { source, policy, known }: Comparison,
): Promise<FindingListing<Compared> | undefined> {
  const listed = new Map<string, ReturnType<typeof listedContent>>();
  for await (const { geckoId, fields } of everyDesired(source, known, policy))
    listed.set(geckoId, listedContent(fields));
  try {
    return await dojo.findings.listFindings(testId, (live) => {
      const { id, uniqueIdFromTool, duplicate } = live;
      const ours = known.get(uniqueIdFromTool ?? '');
      const drifted = ours === undefined ? [] : changedByPeople(live, ours, listed.get(ours.geckoId));
      const reopened = ours !== undefined && isWronglyReopened(live, ours);
      return { id, uniqueIdFromTool, duplicate, drifted, reopened };
    });
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    if (error.code === 'not_found') return { items: [], total: 0, changedWhileReading: false, unread: [] };
    if (error.code === 'listing_too_long') return undefined;
    if (error.code === 'timeout' && clock.now() >= endsAt) return undefined;
    throw error;
  }
}
