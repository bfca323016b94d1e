import { createOpenFindingsCounter, type OpenFindings } from '../../../../shared/domain/asvs/open-findings.ts';
import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Judgement } from '../../../../shared/domain/plan/context.ts';
import { createPlanner, type Plan } from '../../../../shared/domain/plan/planner.ts';
import { nextEnd } from '../../../../shared/domain/reported/acceptance-end.ts';
import type { ReportEnd } from '../../../../shared/domain/reported/reported-status.ts';
import { everySourceRow, type NamelessRow, type Source } from '../source/source.ts';

/** A plan, and what the pass over the rows brought to light beside it. */
export interface PlannedSync {
  readonly plan: Plan;
  readonly nameless: readonly NamelessRow[];
  /** What events reported and something newer has overtaken, by Gecko id. */
  readonly reportEnded: ReadonlyMap<string, ReportEnd>;
  /** When the next accepted risk ends. */
  readonly acceptanceEnds: Date | undefined;
  /** What is open in Gecko, by chapter of the ASVS. */
  readonly openFindings: OpenFindings;
}

/** Plans a sync in one pass over Gecko's rows. */
export async function planSync(
  source: Source,
  known: ReadonlyMap<string, KnownFinding>,
  policy: ExportPolicy,
  judgement: Judgement,
  repair: boolean,
): Promise<PlannedSync> {
  const planner = createPlanner({ policy, baseline: source.baseline, repair, now: source.now });
  const nameless: NamelessRow[] = [];
  const reportEnded = new Map<string, ReportEnd>();
  const acceptedUntil = new Set<string>();
  const open = createOpenFindingsCounter();
  for await (const one of everySourceRow(source, known, policy)) {
    if (!('summary' in one)) {
      nameless.push(one);
      continue;
    }
    planner.see(one.summary, known.get(one.summary.geckoId));
    if (one.reportEnded) reportEnded.set(one.summary.geckoId, one.reportEnded);
    if (one.acceptedUntil !== null) acceptedUntil.add(one.acceptedUntil);
    if (one.open) open.see(one.open);
  }
  const accepted = [...acceptedUntil].map((until) => ({ status: 'accepted_risk' as const, acceptedUntil: until }));
  const acceptanceEnds = nextEnd([...source.reported.values(), ...accepted], source.now);
  const plan = planner.finish(known.values(), source.reported, judgement);
  return { plan, nameless, reportEnded, acceptanceEnds, openFindings: open.counts() };
}
