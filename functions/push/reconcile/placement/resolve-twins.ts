import { isAboutOne, type OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import { troubleAfter } from '../../../../shared/domain/failures/suspicion.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Twin } from '../../../../shared/domain/live/twins.ts';
import { readable } from '../../../../shared/domain/live/unreadable.ts';
import { knownAfterTrouble, troublesWithout } from '../../../../shared/domain/plan/known-after.ts';
import { orDone } from '../../or-done.ts';
import type { Progress } from '../progress.ts';
import type { Work } from '../work.ts';
import { WriteHealth } from '../write-health.ts';

/** Where it is noted what became of twins. */
export interface Resolving {
  readonly testId: number;
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly remember: (records: readonly KnownFinding[]) => Promise<void>;
  readonly progress: Progress;
}

/**
 * Makes of two findings with one Gecko id one the duplicate of the other. A pair of which DefectDojo doesn't take that keeps
 * nothing else from being done.
 *
 * @returns whether all that can be is done
 */
export async function makeDuplicates(work: Work, twins: readonly Twin[], resolving: Resolving): Promise<boolean> {
  const health = new WriteHealth();
  let isAllDone = true;
  for (const one of twins) {
    const failure = await makeDuplicate(work, one, resolving);
    if (failure === undefined) health.done('change');
    else if (failure.kind === 'rejected') tell(one, failure, resolving.progress);
    else {
      isAllDone &&= await judge(work, one, failure, resolving);
      health.failed('change');
      if (health.isInTrouble) return false;
    }
  }
  return isAllDone;
}

async function makeDuplicate(
  { dojo: { findings }, clock }: Work,
  { geckoId, kept, twin }: Twin,
  { testId, known, remember, progress }: Resolving,
): Promise<OutsideFailure | undefined> {
  try {
    const isThere = async () =>
      readable((await findings.findingsById(testId, [twin])).values()).some(({ duplicate }) => duplicate);
    await orDone(findings.markDuplicate(twin, kept), isThere);
  } catch (error) {
    if (isAboutOne(error)) return error;
    throw error;
  }
  progress.twinResolved(geckoId, twin);
  const one = known.get(geckoId);
  if (one?.troubles?.twin === undefined) return undefined;
  const troubles = troublesWithout(one, new Set(['twin']));
  await remember([{ ...one, troubles, writtenAt: clock.now().toISOString() }]);
  return undefined;
}

/** Whether DefectDojo failed at it so often, and over so long a time, that trying again has to wait for the next listing. */
async function judge(
  { clock }: Work,
  twin: Twin,
  failure: OutsideFailure,
  { known, remember, progress }: Resolving,
): Promise<boolean> {
  const one = known.get(twin.geckoId);
  if (one === undefined) return true;
  const now = clock.now();
  const again = { wanted: String(twin.twin), reason: failure.message, isLikely: true };
  const trouble = troubleAfter(one.troubles?.twin, again, now);
  await remember([knownAfterTrouble(one, 'twin', trouble, now)]);
  const isJudged = trouble.judged !== undefined;
  if (isJudged) tell(twin, failure, progress);
  else progress.unproven(failure);
  return isJudged;
}

function tell({ geckoId, twin }: Twin, { message }: OutsideFailure, progress: Progress): void {
  const reason = `DefectDojo does not make finding ${twin}, the second with this Gecko id, the duplicate of the first. A repair tries again. ${message}`;
  progress.skipped(geckoId, 'refused_by_defectdojo', reason, 'quarantined');
}
