import { isDeepStrictEqual } from 'node:util';
import { type NoteAttentionDependencies, noteProblem } from '../../shared/connection/note-attention.ts';
import { repositoryLink } from '../../shared/domain/desired/content/gecko-links.ts';
import { asksForRepair, type Trigger } from '../../shared/domain/events/trigger.ts';
import { attentionScope } from '../../shared/domain/failures/attention-scope.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Run, RunOutcome } from '../../shared/domain/runs/run.ts';
import { runConditions } from '../../shared/domain/runs/run-conditions.ts';
import { syncLagMs } from '../../shared/domain/runs/sync-lag.ts';
import { comparisonBefore, mayGoByComparison } from '../../shared/domain/sync/comparison-before.ts';
import { asksForDriftCheck, type DriftFound, isDriftCheckAlone } from '../../shared/domain/sync/drift-check.ts';
import { pausedByOperator } from '../../shared/domain/sync/pause.ts';
import type { SyncState } from '../../shared/domain/sync/sync-state.ts';
import type { Notify } from '../../shared/notices/notify.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import { addedUsage, type DefectDojoUsage, noUsage } from '../../shared/ports/defectdojo-usage.ts';
import { LeaseLostError } from '../../shared/ports/finding-store.ts';
import type { MeasureRun } from '../../shared/ports/run-meter.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { carryOut } from './carry-out.ts';
import { noteRecovery } from './note-recovery.ts';
import { type KeysInUse, openWork, type Skipped } from './open-work.ts';
import { Postponed } from './reconcile/postponed.ts';
import { Progress } from './reconcile/progress.ts';
import type { Reconciled } from './reconcile/reconciled.ts';
import type { Standing } from './reconcile/standstill/is-standstill.ts';
import type { Work } from './reconcile/work.ts';
import { WorkStopped } from './reconcile/work-permit.ts';
import type { OpenWorkDependencies, Round } from './round.ts';
import type { RoundResult, RunIds, RunSync } from './sync-repository.ts';

/** What a run needs. */
export interface RunSyncDependencies extends OpenWorkDependencies, NoteAttentionDependencies {
  readonly teams: TeamStore;
  readonly queue: SyncQueue;
  readonly geckoAppUrl: string;
  readonly notify: Notify;
  readonly measureRun: MeasureRun;
  readonly newRunId: () => string;
}

type Ending = Pick<Run, 'outcome'> & Partial<Pick<Run, 'reason'>> & Pick<RoundResult, 'retry' | 'lookAt' | 'compared'>;

/** A round, and what was seen of it so far. */
interface Look extends Round {
  readonly links: { defectDojoTest?: string; geckoFindings?: string };
  usage: DefectDojoUsage;
  /** Whether it waited for a person: then how long that took says nothing about the service. */
  waitedForPeople: boolean;
  productId?: number;
}

/** A setup failure passes only when a person does something; their next request is served at once, and else it is tried this often, milliseconds. */
const setupRetryMs = 60 * 60 * 1000;
/** Kept free of calls at the end of a function, milliseconds: for recording the run. */
const recordingMs = 15_000;

/** Looks once at a repository, makes DefectDojo hold what Gecko says or compares it where only that is asked for, and records what happened, whatever happened. */
export function createRunSync(dependencies: RunSyncDependencies): RunSync {
  const { store, clock, log, newRunId, geckoAppUrl, notify, measureRun } = dependencies;

  return async (key, round) => {
    const triggers = await store.triggers(key);
    const scanId = triggers.findLast((trigger) => trigger.kind === 'scan')?.scanId;
    const ids = { runId: newRunId(), scanId };
    try {
      const ended = await runOnce(key, triggers, ids, round);
      return ended === 'in_line' ? ended : { ...ended, ...ids };
    } catch (error) {
      log.error('run crashed', { ...key, ...ids, error: summaryOf(error) });
      throw error;
    }
  };

  async function runOnce(
    key: RepositoryKey,
    triggers: Trigger[],
    ids: RunIds,
    { state, token, endsAt: functionEndsAt }: Parameters<RunSync>[1],
  ): Promise<Omit<RoundResult, keyof RunIds> | 'in_line'> {
    const { runId } = ids;
    const endsAt = new Date(functionEndsAt.getTime() - recordingMs);
    const startedAt = clock.now().toISOString();
    const checksDrift = triggers.some(asksForDriftCheck);
    const onlyChecks = isDriftCheckAlone(triggers);
    const progress = new Progress();
    const links: Look['links'] = {};
    // Neither does a pause say anything about the service.
    const waitedForPeople = state.lastError?.code === pausedByOperator;
    const look: Look = { key, runId, triggers, state, token, endsAt, progress, links, usage: noUsage, waitedForPeople };
    let failure: OutsideFailure | undefined;

    const ended = await lookAtIt(look).catch(async (error: unknown) => {
      if (error instanceof OutsideFailure) failure = error;
      if (failure?.kind === 'setup') await noteProblem(dependencies, key, failure);
      return endingOf(error, { now: clock.now(), endsAt });
    });
    // Where it stands is its state, and nothing to tell of.
    if (ended === 'in_line') return ended;
    const { retry, lookAt, compared, ...ending } = ended;
    const run: Run = {
      ...key,
      runId,
      triggers,
      startedAt,
      finishedAt: clock.now().toISOString(),
      counts: progress.counts,
      reasons: progress.reasons,
      warnings: progress.warnings,
      defectDojoCalls: callsOf(look.usage),
      links,
      ...ending,
    };
    await store.recordRun(run, progress.entries, { servedTriggers: retry === undefined });
    log.info('run recorded', { ...key, ...ids, outcome: run.outcome, code: run.reason?.code, ...run.counts });
    measureRun({ run, usage: look.usage, lagMs: retry || look.waitedForPeople ? undefined : syncLagMs(run) });
    const attempt = state.attempt + (retry?.countsAsAttempt ? 1 : 0);
    await tellPeople(runConditions({ ...run, failure, attempt }), key, ids, onlyChecks);
    if (retry) return { outcome: run.outcome, retry };
    // Some came meanwhile, or there were more than one run serves.
    const moreTriggers = triggers.length > 0 && (await store.triggers(key)).length > 0;
    const repaired = triggers.some(asksForRepair) && run.outcome !== 'skipped';
    return {
      outcome: run.outcome,
      lookAt,
      compared,
      moreTriggers,
      checksDrift,
      onlyChecks,
      repaired,
      driftFound: driftOf(run, look.productId),
    };
  }

  async function tellPeople(
    { connection, repository }: ReturnType<typeof runConditions>,
    key: RepositoryKey,
    ids: RunIds,
    onlyChecks: boolean,
  ): Promise<void> {
    if (connection) await notify({ teamId: key.teamId }, connection, ids);
    // A comparison says nothing of how the exports are doing.
    if (repository && !onlyChecks) await notify(key, repository, ids);
  }

  async function lookAtIt(look: Look, refused?: KeysInUse): Promise<Ending | 'in_line'> {
    const { key, triggers, state, progress, links } = look;
    // Once it was looked at, it stands in no line any more.
    const standing = refused === undefined ? state : { ...state, waitsInLine: undefined };
    const opened = await openWork(dependencies, { ...look, state: standing });
    if (opened === 'in_line') return opened;
    if ('skipped' in opened) return skippedEnding(opened.skipped, state);
    const { work, baseline, asksWith, close } = opened;
    try {
      look.waitedForPeople ||= needsAttention(work);
      look.productId = work.mapping.product.id;
      links.geckoFindings = repositoryLink(geckoAppUrl, key.repositoryId);
      const isRetry = state.lastError !== undefined;
      const standing = standingOf(look, { isFirstLook: refused === undefined });
      const done = await carryOut(work, baseline, { triggers, progress, standing, isRetry });
      const testId = done.placement?.testId;
      if (testId !== undefined) links.defectDojoTest = `${work.connection.baseUrl}/test/${testId}`;
      await noteRecovery(dependencies, key, work);
      return finishedEnding(done, progress);
    } catch (error) {
      if (refused !== undefined || !(await wasReplaced(key, error, asksWith))) throw error;
    } finally {
      look.usage = addedUsage(look.usage, work.dojo.usage);
      await close();
    }
    return lookAtIt(look, asksWith);
  }

  /**
   * A key that is refused by either system, as headers at which a gateway lets nobody in, may only be old ones from memory: the secret is read
   * once more before they count as refused.
   */
  async function wasReplaced({ teamId }: RepositoryKey, error: unknown, used: KeysInUse): Promise<boolean> {
    if (!(error instanceof OutsideFailure) || error.kind !== 'setup') return false;
    const { keys } = dependencies;
    const fresh =
      error.system === 'gecko'
        ? await keys.geckoKey(teamId, { fresh: true })
        : await keys.defectDojoKey(teamId, { fresh: true });
    return fresh !== undefined && !isDeepStrictEqual(fresh, used[error.system]);
  }
}

/** What a drift check found; undefined where there was none, or it could not look at everything. */
function driftOf(
  { runId, triggers, outcome, warnings = [], counts, finishedAt: at }: Run,
  productId: number | undefined,
): DriftFound | undefined {
  const isWhole = outcome !== 'skipped' && !warnings.some(({ code }) => code === 'drift_not_checked');
  if (!triggers.some(asksForDriftCheck) || !isWhole || productId === undefined) return undefined;
  const { missing, changedByPeople, unexpected } = counts;
  return { runId, productId, at, missing, changedByPeople, unexpected };
}

/** A look that was refused half-way may have changed something. */
function standingOf({ triggers, state }: Look, { isFirstLook }: { readonly isFirstLook: boolean }): Standing {
  const mayBeKept = isFirstLook && mayGoByComparison(triggers, state);
  return { mayBeKept, before: mayBeKept ? comparisonBefore(state) : undefined, lookAt: state.lookAt };
}

/** Whether only a person could go on: how long that took says nothing about the service. */
function needsAttention({ connection, mapping }: Pick<Work, 'connection' | 'mapping'>): boolean {
  return connection.status === 'needs_attention' || mapping.attention !== undefined;
}

/** A scan that says nothing of the tracked branch leaves everything as it was, what was compared last among it. */
function skippedEnding({ code, message }: Skipped, state: SyncState): Ending {
  const ofOtherScan = code === 'pull_request_scan' || code === 'other_branch';
  const compared = ofOtherScan ? comparisonBefore(state) : undefined;
  return { outcome: 'skipped', reason: { code, message }, lookAt: state.lookAt, compared };
}

function finishedEnding(
  { hold, lookAt, compared }: Pick<Reconciled, 'hold' | 'lookAt' | 'compared'>,
  { counts }: Progress,
): Ending {
  if (hold !== undefined) {
    const message = `${hold.closings.length} closings and ${hold.creations.length} creations wait for approval.`;
    return { outcome: 'held', reason: { code: hold.code, message }, lookAt };
  }
  return { outcome: counts.quarantined > 0 ? 'partial' : 'succeeded', lookAt, compared };
}

/** What stopped a run is an outcome; only a defect of ours must come back as a message. */
function endingOf(error: unknown, { now, endsAt }: { readonly now: Date; readonly endsAt: Date }): Ending {
  // A read ends with the time for calls at the latest; that it had no answer by then says nothing about the server.
  const ranOut = error instanceof OutsideFailure && error.code === 'timeout' && now >= endsAt;
  if (ranOut) return outOfTime(error, now);
  if (error instanceof OutsideFailure) return failureEnding(error, now);
  if (error instanceof Postponed) return pausedEnding('waiting', error.code, error.message, error.until);
  if (error instanceof WorkStopped) {
    const outcome = error.code === pausedByOperator ? 'waiting' : 'partial';
    return pausedEnding(outcome, error.code, error.message, now);
  }
  if (error instanceof LeaseLostError) return pausedEnding('partial', error.code, error.message, now);
  throw error;
}

function pausedEnding(outcome: RunOutcome, code: string, message: string, until: Date): Ending {
  // Nobody knows when the operator lets exports go on: the sweep wakes everything then.
  const isLeftToSweep = code === pausedByOperator;
  const retry = { code, message, countsAsAttempt: false, until, isLeftToSweep };
  return { outcome, reason: { code, message }, retry };
}

/** Gecko is read first and from its start: a run that got no further would meet the same again at once. */
function outOfTime({ system, message }: OutsideFailure, now: Date): Ending {
  const ending = pausedEnding('partial', 'out_of_time', message, now);
  if (system !== 'gecko') return ending;
  return { ...ending, retry: { code: 'out_of_time', message, countsAsAttempt: true } };
}

function failureEnding({ code, message, kind, retryAfterMs }: OutsideFailure, now: Date): Ending {
  const reason = { code, message };
  if (kind === 'setup') {
    const until = new Date(now.getTime() + setupRetryMs);
    const needs = attentionScope({ code });
    return {
      outcome: 'failed',
      reason,
      retry: { ...reason, needs, countsAsAttempt: false, until, endsOnRequest: true },
    };
  }
  const countsAsAttempt = code !== 'rate_limited';
  return { outcome: 'waiting', reason, retry: { ...reason, countsAsAttempt, retryAfterMs } };
}

function callsOf({ read, write, upload }: DefectDojoUsage): number {
  return read.calls + write.calls + upload.calls;
}
