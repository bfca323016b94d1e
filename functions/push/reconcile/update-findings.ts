import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import { decide } from '../../../shared/domain/live/decide.ts';
import { isOtherInstance } from '../../../shared/domain/live/ownership.ts';
import type { UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { reasons } from '../../../shared/domain/plan/reasons.ts';
import { applyDecisions, type DecidedUpdate } from './apply-decisions.ts';
import { chunksOf } from './chunks.ts';
import { learnIds } from './learn-ids.ts';
import type { Progress } from './progress.ts';
import { placeFailure } from './setup-failure.ts';
import { holderOf, type Work } from './work.ts';

/** Findings that one read asks for (measured: 0.4 s). */
const findingsPerRead = 100;

/** What updating goes by. */
export interface Updating {
  readonly operations: ReadonlyMap<string, UpdateOperation>;
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
  readonly placementId: string;
  readonly testId: number;
}

/**
 * Changes findings that exist, each after it was read in this run and found to be ours. `desired` brings the values of
 * those that Gecko lists; the others need only a status.
 *
 * @throws {OutsideFailure} `instance_changed` when too many known ids belong to something else
 */
export async function updateFindings(work: Work, desired: Iterable<DesiredFinding>, updating: Updating): Promise<void> {
  const rest = new Set(updating.operations.keys());
  for (const chunk of chunksOf(desired, findingsPerRead)) {
    for (const { geckoId } of chunk) rest.delete(geckoId);
    await updateChunk(work, new Map(chunk.map((one) => [one.geckoId, one])), updating);
  }
  for (const chunk of chunksOf(rest, findingsPerRead)) {
    await updateChunk(work, new Map(chunk.map((geckoId) => [geckoId, undefined])), updating);
  }
}

type Chunk = ReadonlyMap<string, DesiredFinding | undefined>;

async function updateChunk(work: Work, chunk: Chunk, updating: Updating): Promise<void> {
  const { known, testId, placementId } = updating;
  const remember = async (records: readonly KnownFinding[]) => {
    if (records.length > 0) await work.findings.putKnown(holderOf(work, { placementId }), records);
    for (const record of records) known.set(record.geckoId, record);
  };
  const wanted = [...chunk.keys()].flatMap((geckoId) => known.get(geckoId) ?? []);
  await remember(await learnIds(work, testId, known, wanted));
  const updates = await decideChunk(work, chunk, updating);
  await remember(updates.flatMap(({ decision }) => decision.meanwhile ?? []));
  await applyDecisions(work, updates, { testId, remember, progress: updating.progress });
}

async function decideChunk(
  work: Work,
  chunk: Chunk,
  { known, operations, testId, progress }: Updating,
): Promise<DecidedUpdate[]> {
  const ids = [...chunk.keys()].flatMap((geckoId) => known.get(geckoId)?.defectDojoId ?? []);
  const live = await work.dojo.findings.findingsById(testId, ids);
  const doing = { runId: work.runId, now: work.clock.now(), testId };
  const updates: DecidedUpdate[] = [];
  let mismatches = 0;
  for (const [geckoId, desired] of chunk) {
    const [operation, one] = [operations.get(geckoId), known.get(geckoId)];
    const shown = one?.defectDojoId === undefined ? undefined : live.get(one.defectDojoId);
    if (operation === undefined || one === undefined || shown === undefined) continue;
    const decision = decide(shown, one, { operation, desired }, doing);
    if (decision.kind === 'decided') updates.push({ id: shown.id, operation, desired, decision });
    else {
      mismatches += 1;
      progress.skipped(geckoId, decision.code, reasons[decision.code], 'skipped');
    }
  }
  if (isOtherInstance({ read: live.size, mismatches })) throw placeFailure('instance_changed');
  return updates;
}
