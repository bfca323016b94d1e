import type { KnownFinding } from '../../shared/domain/known/known-finding.ts';
import type { Judgement, PlanContext } from '../../shared/domain/plan/context.ts';
import { createPlanner, type Plan } from '../../shared/domain/plan/planner.ts';
import type { Said } from '../../shared/domain/plan/source-finding.ts';
import type { ToldRecord } from '../../shared/domain/reported/reported-status.ts';

/** Everything that a plan is made of. */
export interface PlanInput {
  readonly said: Iterable<Said>;
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly told: ReadonlyMap<string, ToldRecord>;
  readonly context: PlanContext;
  readonly judgement: Judgement;
}

/** The plan for a listing that is at hand as a whole. */
export function plan({ said, known, told, context, judgement }: PlanInput): Plan {
  const planner = createPlanner(context);
  for (const one of said) planner.see(one, known.get(one.geckoId));
  return planner.finish(known.values(), told, judgement);
}
