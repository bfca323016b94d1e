import type { KnownFinding } from '../../shared/domain/known/known-finding.ts';
import type { Judgement, PlanContext } from '../../shared/domain/plan/context.ts';
import { createPlanner, type Plan } from '../../shared/domain/plan/planner.ts';
import type { SourceFinding } from '../../shared/domain/plan/source-finding.ts';
import type { ReportedStatus } from '../../shared/domain/reported/reported-status.ts';

/** Everything that a plan is made of. */
export interface PlanInput {
  readonly findings: Iterable<SourceFinding>;
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly reported: ReadonlyMap<string, ReportedStatus>;
  readonly context: PlanContext;
  readonly judgement: Judgement;
}

/** The plan for a listing that is at hand as a whole. */
export function plan({ findings, known, reported, context, judgement }: PlanInput): Plan {
  const planner = createPlanner(context);
  for (const one of findings) planner.see(one, known.get(one.geckoId));
  return planner.finish(known.values(), reported, judgement);
}
