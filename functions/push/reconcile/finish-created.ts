import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { CreateOperation, UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { applyUpdates } from './apply-plan.ts';
import { operationsOf } from './plan/operations-of.ts';
import type { PlannedSync } from './plan/plan-sync.ts';
import { planWithAcceptances } from './plan/plan-with-acceptances.ts';
import type { Progress } from './progress.ts';
import type { Source } from './source/source.ts';
import type { Work } from './work.ts';

/** Findings that a run was to create, and how they are planned anew once they are there. */
export interface Finishing {
  readonly creates: ReadonlyMap<string, CreateOperation>;
  /** Those that this was done for before. */
  readonly finished: Set<string>;
  readonly plan: (policy: ExportPolicy) => Promise<PlannedSync>;
  readonly source: Source;
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/** Says at once what no file can say of findings that were created. */
export async function finishCreated(work: Work, placement: Placement, finishing: Finishing): Promise<Placement> {
  const { creates, finished, plan, source, known, progress } = finishing;
  const unfinished = unfinishedOf(creates, known).difference(finished);
  if (unfinished.size === 0) return placement;
  for (const geckoId of unfinished) finished.add(geckoId);
  const anew = await planWithAcceptances(work, placement, plan);
  const updates = operationsOf<UpdateOperation>(anew.planned.plan.operations, 'update');
  const operations = new Map([...updates].filter(([geckoId]) => unfinished.has(geckoId)));
  return applyUpdates(work, anew.placement, { operations, source, known, progress });
}

/** Those that were created open although Gecko has accepted their risk, which no file can say, and those whose tags may be missing. */
function unfinishedOf(
  creates: ReadonlyMap<string, CreateOperation>,
  known: ReadonlyMap<string, KnownFinding>,
): Set<string> {
  return new Set(
    [...creates.keys()].filter((geckoId) => {
      const one = known.get(geckoId);
      return one?.presence === 'there' && (one.hashes.status === undefined || one.inDoubt?.tags !== undefined);
    }),
  );
}
