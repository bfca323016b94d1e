import type { KnownFinding } from '../known-finding.ts';
import type { ToldRecord } from '../told/told-record.ts';
import type { Judgement, PlanContext } from './context.ts';
import { createPlanner, type Plan } from './planner.ts';
import type { Said } from './said.ts';

/** Everything that a plan is made of. */
export interface PlanInput {
  readonly said: Iterable<Said>;
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly told: ReadonlyMap<string, ToldRecord>;
  readonly context: PlanContext;
  readonly judgement: Judgement;
}

/** The plan for a listing that is at hand as a whole; see {@link createPlanner} for one that is still being read. */
export function plan({ said, known, told, context, judgement }: PlanInput): Plan {
  const planner = createPlanner(context);
  for (const one of said) planner.see(one, known.get(one.geckoId));
  return planner.finish(known.values(), told, judgement);
}
