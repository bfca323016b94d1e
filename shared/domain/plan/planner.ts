import type { Hold } from '../holds/hold.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { ReportedStatus } from '../reported/reported-status.ts';
import { byGeckoId } from './by-gecko-id.ts';
import type { Judgement, PlanContext } from './context.ts';
import { discardsEnded } from './discards-ended.ts';
import type { Operation, Skip } from './operation.ts';
import { planAbsent } from './plan-absent.ts';
import { planListed } from './plan-listed.ts';
import { settle } from './settle.ts';
import type { SourceFinding } from './source-finding.ts';
import { addStep, emptyTally } from './tally.ts';

/** What a sync has to do. Every finding that Gecko lists or that we know is in exactly one place of it. */
export interface Plan {
  /** Sorted by Gecko id. */
  readonly operations: readonly Operation[];
  /** Sorted by Gecko id. */
  readonly skips: readonly Skip[];
  readonly unchanged: number;
  /** The hold to keep after this run; undefined: none. */
  readonly hold: Hold | undefined;
  /** Gecko ids whose discard is over and to be forgotten, sorted. */
  readonly discardsEnded: readonly string[];
}

/** Plans during one pass over Gecko's rows. It keeps ids and what differs, so the rows themselves may be dropped. */
export interface Planner {
  /** Takes a finding that Gecko lists, with what is known of it. Each id once: of several rows the newest is to be given. */
  see(finding: SourceFinding, known: KnownFinding | undefined): void;
  /** Looks at what Gecko didn't list, judges the whole, and ends the plan. To be called once. */
  finish(
    known: Iterable<KnownFinding>,
    reported: { get(geckoId: string): ReportedStatus | undefined },
    judgement: Judgement,
  ): Plan;
}

/** A planner for one run. The order in which it sees findings makes no difference to the plan. */
export function createPlanner(context: PlanContext): Planner {
  const { baseline } = context;
  const seen = new Set<string>();
  const tally = emptyTally();
  return {
    see(finding, known) {
      if (seen.has(finding.geckoId)) return;
      seen.add(finding.geckoId);
      addStep(tally, planListed(finding, known, context), known, baseline?.scanId);
    },
    finish(known, reported, judgement) {
      for (const one of known) {
        if (seen.has(one.geckoId)) continue;
        addStep(tally, planAbsent(one, reported.get(one.geckoId), context), one, baseline?.scanId);
      }
      const { allowed, skips, hold } = settle(tally, judgement, baseline);
      const operations = [...tally.operations, ...allowed].sort(byGeckoId);
      return {
        operations,
        skips: [...tally.skips, ...skips].sort(byGeckoId),
        unchanged: tally.unchanged,
        hold,
        discardsEnded: discardsEnded(judgement.discarded, { seen, operations, scanId: baseline?.scanId }),
      };
    },
  };
}
