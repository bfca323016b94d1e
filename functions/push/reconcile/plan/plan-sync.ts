import { createOpenFindingsCounter, type OpenFindings } from '../../../../shared/domain/asvs/open-findings.ts';
import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Judgement } from '../../../../shared/domain/plan/context.ts';
import { createPlanner, type Plan } from '../../../../shared/domain/plan/planner.ts';
import { nextEnd } from '../../../../shared/domain/reported/acceptance-end.ts';
import type { ToldEnd } from '../../../../shared/domain/reported/reported-status.ts';
import { everySaid, type GeckoSays, type NamelessRow } from '../source/source.ts';

/** A plan, and what the pass over the rows brought to light beside it. */
export interface PlannedSync {
  readonly plan: Plan;
  readonly nameless: readonly NamelessRow[];
  /** What events told and something newer has overtaken, by Gecko id. */
  readonly toldEnded: ReadonlyMap<string, ToldEnd>;
  /** When the next accepted risk ends. */
  readonly acceptanceEnds: Date | undefined;
  /** What is open in Gecko, by chapter of the ASVS. */
  readonly openFindings: OpenFindings;
}

/** Plans a sync in one pass over Gecko's rows. */
export function planSync(
  says: GeckoSays,
  known: ReadonlyMap<string, KnownFinding>,
  policy: ExportPolicy,
  judgement: Judgement,
  repair: boolean,
): PlannedSync {
  const planner = createPlanner({ policy, baseline: says.baseline, repair, now: says.now });
  const nameless: NamelessRow[] = [];
  const toldEnded = new Map<string, ToldEnd>();
  const acceptedUntil = new Set<string>();
  const open = createOpenFindingsCounter();
  for (const one of everySaid(says, known, policy)) {
    if (!('said' in one)) {
      nameless.push(one);
      continue;
    }
    planner.see(one.said, known.get(one.said.geckoId));
    if (one.toldEnded) toldEnded.set(one.said.geckoId, one.toldEnded);
    if (one.acceptedUntil !== null) acceptedUntil.add(one.acceptedUntil);
    if (one.open) open.see(one.open);
  }
  const accepted = [...acceptedUntil].map((until) => ({ status: 'accepted_risk' as const, acceptedUntil: until }));
  const acceptanceEnds = nextEnd([...says.told.values(), ...accepted], says.now);
  const plan = planner.finish(known.values(), says.told, judgement);
  return { plan, nameless, toldEnded, acceptanceEnds, openFindings: open.counts() };
}
