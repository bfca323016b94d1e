import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import { isAnySentAlone, type SuspectedUpload } from '../../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { decide } from '../../../../shared/domain/live/decide.ts';
import type { RowUse } from '../../../../shared/domain/live/decide-status.ts';
import type { LiveFinding } from '../../../../shared/domain/live/live-finding.ts';
import { openByFile } from '../../../../shared/domain/plan/openings-by-file.ts';
import type { UpdateOperation } from '../../../../shared/domain/plan/operation.ts';
import { type ReasonCode, reasons } from '../../../../shared/domain/plan/reasons.ts';
import { chunksOf } from '../chunks.ts';
import { proveUploads, type UploadTarget } from '../create/prove-uploads.ts';
import type { Progress } from '../progress.ts';
import { decidingIn, holderOf, type Work } from '../work.ts';
import { applyDecisions } from './apply/apply-decisions.ts';
import type { Applying } from './apply/applying.ts';
import type { DecidedUpdate } from './apply/decided-update.ts';
import { FailedWrites } from './apply/failed-writes.ts';
import { judgeFailedWrites } from './apply/judge-failed-writes.ts';
import { reportOutcomes } from './apply/report-outcomes.ts';
import { isUnanswered, rowsApart } from './apply/unanswered-rows.ts';
import { isOfUnknownId, learnIdsByListing } from './learn-ids.ts';
import { lookUp, type ReadFindings, readOurs } from './read-ours.ts';

/** Findings that one read asks for (measured: 0.4 s). */
const findingsPerRead = 100;
/** Findings that one upload closes with their dates, or opens. */
const rowsPerUpload = 500;

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
 * those that Gecko lists; the others need only a status. Those that DefectDojo failed at before come last.
 *
 * @throws {OutsideFailure} `instance_changed` when too many known ids belong to something else
 */
export async function updateFindings(
  work: Work,
  desired: Iterable<DesiredFinding> | AsyncIterable<DesiredFinding>,
  updating: Updating,
): Promise<void> {
  const { operations, known, testId, target } = updating;
  const { defectDojoVersion: server } = work.policy;
  const rowUse = openByFile(operations.values(), { inTest: known.size, server }) ? 'fixes_and_openings' : 'fixes';
  const remember = async (records: readonly KnownFinding[]) => {
    if (records.length > 0) await work.findings.putKnown(holderOf(work, target.placement), records);
    for (const record of records) known.set(record.geckoId, record);
  };
  await learnIdsByListing(work, testId, { known, wanted: operations.keys(), remember });
  const failed = new FailedWrites();
  const report = reportOutcomes(updating.progress);
  const rows: Applying['rows'] = { areCounted: false, answered: 'none', lastFile: undefined };
  const applying = { testId, target, known, remember, failed, report, rows };
  const apart = rowsApart(operations, known);
  const idsApart = new Set(apart.flatMap((upload) => upload.rows));
  const byRowApart = new Map<string, DecidedUpdate>();
  const byRow: DecidedUpdate[] = [];
  const updateSome = async (chunk: Chunk) => {
    const updates = await decideAfterRead(work, chunk, { ...updating, rowUse }, applying);
    for (const update of updates.filter(({ decision }) => decision.byReimport)) {
      const { geckoId } = update.operation;
      if (idsApart.has(geckoId)) byRowApart.set(geckoId, update);
      else byRow.push(update);
    }
    const others = updates.filter(({ decision }) => !decision.byReimport);
    while (byRow.length >= rowsPerUpload) await applyDecisions(work, byRow.splice(0, rowsPerUpload), applying);
    await applyDecisions(work, others, applying);
  };
  const suspected = new Map<string, DesiredFinding | undefined>();
  const rest = new Set(operations.keys());
  for await (const chunk of chunksOf(unsuspected(desired), findingsPerRead)) {
    await updateSome(new Map(chunk.map((one) => [one.geckoId, one])));
  }
  for (const geckoId of rest) if (isSuspected(geckoId)) suspected.set(geckoId, undefined);
  for (const geckoId of suspected.keys()) rest.delete(geckoId);
  for await (const chunk of chunksOf(rest, findingsPerRead)) {
    await updateSome(new Map(chunk.map((geckoId) => [geckoId, undefined])));
  }
  for await (const chunk of chunksOf(suspected, findingsPerRead)) await updateSome(new Map(chunk));
  if (byRow.length > 0) await applyDecisions(work, byRow, applying);
  await judgeFailedWrites(work, applying, updating.progress);
  if (byRowApart.size > 0 && failed.trouble === undefined && failed.leftFixes === undefined) {
    const last = { ...applying, failed: new FailedWrites() };
    await sendUnanswered(work, apart, byRowApart, last);
    await judgeFailedWrites(work, last, updating.progress);
  }

  async function* unsuspected(all: typeof desired): AsyncGenerator<DesiredFinding, void> {
    for await (const one of all) {
      rest.delete(one.geckoId);
      if (isSuspected(one.geckoId)) suspected.set(one.geckoId, one);
      else yield one;
    }
  }

  function isSuspected(geckoId: string): boolean {
    return known.get(geckoId)?.troubles !== undefined;
  }
}

/**
 * Sends rows of which an upload had no answer, in smaller files each time.
 *
 * @throws {Postponed} when one of these has none again
 */
async function sendUnanswered(
  work: Work,
  apart: readonly SuspectedUpload[],
  byRow: ReadonlyMap<string, DecidedUpdate>,
  applying: Applying,
): Promise<void> {
  if (isAnySentAlone(apart) && applying.rows.answered === 'none') {
    const { placement, failure } = await proveUploads(work, applying.target.placement);
    applying.target.placement = placement;
    applying.failed.leftFixes = failure;
    if (failure !== undefined) return;
    applying.rows.answered = 'empty';
  }
  for (const { rows, atOnce } of apart) {
    const updates = rows.flatMap((geckoId) => byRow.get(geckoId) ?? []);
    for await (const chunk of chunksOf(updates, atOnce)) await applyDecisions(work, chunk, applying);
  }
}

type Chunk = ReadonlyMap<string, DesiredFinding | undefined>;

/** Reads some of the findings, and decides about each. What is then in doubt of it is remembered. */
async function decideAfterRead(
  work: Work,
  chunk: Chunk,
  updating: Updating & { readonly rowUse: RowUse },
  { remember, failed }: Applying,
): Promise<readonly DecidedUpdate[]> {
  if (failed.trouble) return [];
  await work.pace.look();
  const { live, unread } = await readChunk(work, [...chunk.keys()], updating, remember);
  for (const geckoId of unread.keys()) {
    const reason = updating.known.get(geckoId)?.troubles?.read?.judged?.reason ?? reasons.unreadable_in_defectdojo;
    updating.progress.skipped(geckoId, 'unreadable_in_defectdojo', reason, 'quarantined');
  }
  const readable = new Map([...chunk].filter(([geckoId]) => !unread.has(geckoId)));
  const updates = decideChunk(work, readable, live, updating);
  await remember(updates.flatMap(({ decision }) => decision.meanwhile ?? []));
  return updates;
}

/** Reads findings by their ids, be they only likely; what isn't there is learnt, and read once more or looked up. */
async function readChunk(
  work: Work,
  wanted: readonly string[],
  { known, operations, testId }: Updating,
  remember: (records: readonly KnownFinding[]) => Promise<void>,
): Promise<Pick<ReadFindings, 'live' | 'unread'>> {
  const knownOf = (geckoIds: readonly string[]) => geckoIds.flatMap((geckoId) => known.get(geckoId) ?? []);
  const first = await readOurs(work, testId, knownOf(wanted));
  await remember([...first.known, ...first.misjudged]);
  const { misjudged } = first;
  if (misjudged.length > 0) {
    // Where most guesses of a read were wrong, the others are not worth reading.
    if (misjudged.length > first.guessed) forgetLikelyIds(known, operations.keys());
    await learnIdsByListing(work, testId, { known, wanted: operations.keys(), remember });
  }
  const second = await readOurs(work, testId, knownOf(misjudged.map(({ geckoId }) => geckoId)));
  await remember(second.known);
  const unknown = knownOf(wanted).filter(isOfUnknownId);
  const lookedUp = await lookUp(work, testId, unknown);
  await remember(lookedUp.known);
  return {
    live: [...first.live, ...second.live, ...lookedUp.live],
    unread: new Map([...first.unread, ...second.unread, ...lookedUp.unread]),
  };
}

function forgetLikelyIds(known: Map<string, KnownFinding>, geckoIds: Iterable<string>): void {
  for (const geckoId of geckoIds) {
    const one = known.get(geckoId);
    if (one?.likelyId !== undefined) known.set(geckoId, { ...one, likelyId: undefined });
  }
}

function decideChunk(
  work: Work,
  chunk: Chunk,
  live: readonly LiveFinding[],
  { known, operations, testId, progress, rowUse }: Updating & { readonly rowUse: RowUse },
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
    const byRow = isUnanswered(operation, known) ? 'fixes' : rowUse;
    const decision = decide(shown, one, { operation, desired }, { ...doing, byRow });
    if (decision.kind === 'decided') updates.push({ live: shown, operation, desired, decision });
    else skip(geckoId, decision.code);
  }
  return updates;

  function skip(geckoId: string, code: ReasonCode): void {
    progress.skipped(geckoId, code, reasons[code], 'skipped');
  }
}
