import { type SuspectedUpload, setApart } from '../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { knownAfterRemembering } from '../../../shared/domain/plan/known-after.ts';
import type { CreateOperation, RememberOperation, UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { endedReport, type ReportEnd, type ReportedStatus } from '../../../shared/domain/reported/reported-status.ts';
import { type Created, createFindings } from './create/create-findings.ts';
import { operationsOf } from './plan/operations-of.ts';
import type { PlannedSync } from './plan/plan-sync.ts';
import { reportLeftOut } from './plan/report-left-out.ts';
import { policyOf } from './policy-of.ts';
import type { Progress } from './progress.ts';
import { everyDesired, type Source } from './source/source.ts';
import { updateFindings } from './update/update-findings.ts';
import { holderOf, type Work } from './work.ts';

/** What came of applying a plan. */
export interface Applied extends Created {
  readonly creates: Map<string, CreateOperation>;
  /** Left to the end of the run. */
  readonly suspected: readonly SuspectedUpload[];
}

interface Applying {
  readonly planned: PlannedSync;
  readonly source: Source;
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/** Creates, changes and remembers what a plan says; rows that had no answer before are left to the end of the run. */
export async function applyPlan(
  work: Work,
  placement: Placement,
  { planned, source, known, progress }: Applying,
): Promise<Applied> {
  const { plan, reportEnded } = planned;
  const policy = policyOf(work, placement);
  reportLeftOut(planned, progress);

  const creates = operationsOf<CreateOperation>(plan.operations, 'create');
  const updates = operationsOf<UpdateOperation>(plan.operations, 'update');
  progress.plan(creates.size + updates.size);
  const creation = { operations: creates, known, scanId: source.baseline.scanId, progress };
  const { others, suspected } = setApart(
    new Map([...creates.keys()].map((geckoId) => [geckoId, known.get(geckoId)?.unanswered])),
  );
  const created = await createFindings(work, placement, everyDesired(source, others, policy), creation);
  const place = await applyUpdates(work, created.placement, { operations: updates, source, known, progress });
  await remember(work, place, operationsOf<RememberOperation>(plan.operations, 'remember'), known);
  if (reportEnded.size > 0) {
    await work.findings.putReported(holderOf(work, place), endedOf(reportEnded, source));
  }
  return { ...created, placement: place, creates, suspected };
}

/** Changes findings that are there. */
export async function applyUpdates(
  work: Work,
  placement: Placement,
  { operations, source, known, progress }: Omit<Applying, 'planned'> & { operations: Map<string, UpdateOperation> },
): Promise<Placement> {
  const { testId } = placement;
  if (operations.size === 0 || testId === undefined) return placement;
  const desired = everyDesired(source, operations, policyOf(work, placement));
  const target = { placement };
  await updateFindings(work, desired, { operations, known, progress, testId, target });
  return target.placement;
}

/** The records stay, marked as over: an event that comes again must not bring back what it reported. */
function endedOf(ended: ReadonlyMap<string, ReportEnd>, { reported }: Source): Map<string, ReportedStatus> {
  return new Map(
    [...ended].flatMap(([geckoId, end]): Array<[string, ReportedStatus]> => {
      const one = reported.get(geckoId);
      return one === undefined ? [] : [[geckoId, endedReport(one, end)]];
    }),
  );
}

async function remember(
  work: Work,
  placement: Placement,
  operations: ReadonlyMap<string, RememberOperation>,
  known: ReadonlyMap<string, KnownFinding>,
): Promise<void> {
  const records = [...operations].flatMap(([geckoId, operation]) => {
    const one = known.get(geckoId);
    return one === undefined ? [] : [knownAfterRemembering(one, operation, work.clock.now())];
  });
  if (records.length > 0) await work.findings.putKnown(holderOf(work, placement), records);
}
