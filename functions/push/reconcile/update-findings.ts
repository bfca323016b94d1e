import type { DesiredFinding } from '../../../shared/domain/desired/desired-finding.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import { decide } from '../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../shared/domain/live/live-finding.ts';
import type { UpdateOperation } from '../../../shared/domain/plan/operation.ts';
import { type ReasonCode, reasons } from '../../../shared/domain/plan/reasons.ts';
import type { DecidedUpdate } from './apply-decisions.ts';
import { applyInParts } from './apply-in-parts.ts';
import { chunksOf } from './chunks.ts';
import { isOfUnknownId, type Learning, learnIdsByListing } from './learn-ids.ts';
import type { Progress } from './progress.ts';
import type { UploadTarget } from './prove-uploads.ts';
import { lookUp, readOurs } from './read-ours.ts';
import { tellOutcomes } from './tell-outcomes.ts';
import { decidingIn, holderOf, type Work } from './work.ts';

/** Findings that one read asks for (measured: 0.4 s). */
const findingsPerRead = 100;

/** What updating goes by. */
export interface Updating {
  readonly operations: ReadonlyMap<string, UpdateOperation>;
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
  readonly testId: number;
  readonly target: UploadTarget;
}

/**
 * Changes findings that exist, each after it was read in this run and found to be ours. `desired` brings the values of
 * those that Gecko lists; the others need only a status.
 *
 * @throws {OutsideFailure} `instance_changed` when too many known ids belong to something else
 */
export async function updateFindings(work: Work, desired: Iterable<DesiredFinding>, updating: Updating): Promise<void> {
  const { operations, known, testId, target } = updating;
  const remember = async (records: readonly KnownFinding[]) => {
    if (records.length > 0) await work.findings.putKnown(holderOf(work, target.placement), records);
    for (const record of records) known.set(record.geckoId, record);
  };
  await learnIdsByListing(work, testId, { known, wanted: operations.keys(), remember });
  const rest = new Set(operations.keys());
  for (const chunk of chunksOf(desired, findingsPerRead)) {
    for (const { geckoId } of chunk) rest.delete(geckoId);
    await updateChunk(work, new Map(chunk.map((one) => [one.geckoId, one])), updating, remember);
  }
  for (const chunk of chunksOf(rest, findingsPerRead)) {
    await updateChunk(work, new Map(chunk.map((geckoId) => [geckoId, undefined])), updating, remember);
  }
}

type Chunk = ReadonlyMap<string, DesiredFinding | undefined>;

async function updateChunk(
  work: Work,
  chunk: Chunk,
  updating: Updating,
  remember: Learning['remember'],
): Promise<void> {
  const { known, testId, target, progress } = updating;
  const ofChunk = [...chunk.keys()].flatMap((geckoId) => known.get(geckoId) ?? []);
  const { unknown = [], told = [] } = Object.groupBy(ofChunk, (one) => (isOfUnknownId(one) ? 'unknown' : 'told'));
  const lookedUp = await lookUp(work, testId, unknown);
  await remember(lookedUp.known);
  const read = await readOurs(work, testId, told);
  await remember(read.known);
  const updates = decideChunk(work, chunk, [...lookedUp.live, ...read.live], updating);
  await remember(updates.flatMap(({ decision }) => decision.meanwhile ?? []));
  await applyInParts(work, updates, { testId, target, remember, known, telling: tellOutcomes(progress) });
}

function decideChunk(
  work: Work,
  chunk: Chunk,
  live: readonly LiveFinding[],
  { known, operations, testId, progress }: Updating,
): DecidedUpdate[] {
  const doing = decidingIn(work, testId);
  const shownAs = new Map(live.map((one) => [one.uniqueIdFromTool, one]));
  const updates: DecidedUpdate[] = [];
  for (const [geckoId, desired] of chunk) {
    const [operation, one, shown] = [operations.get(geckoId), known.get(geckoId), shownAs.get(geckoId)];
    if (operation === undefined || one === undefined) continue;
    if (shown === undefined) {
      skip(geckoId, 'deleted_in_defectdojo');
      continue;
    }
    const decision = decide(shown, one, { operation, desired }, doing);
    if (decision.kind === 'decided') updates.push({ live: shown, operation, desired, decision });
    else skip(geckoId, decision.code);
  }
  return updates;

  function skip(geckoId: string, code: ReasonCode): void {
    progress.skipped(geckoId, code, reasons[code], 'skipped');
  }
}
