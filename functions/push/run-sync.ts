import { isDeepStrictEqual } from 'node:util';
import { type NoteAttentionDependencies, noteProblem } from '../../shared/connection/note-attention.ts';
import { repositoryLink } from '../../shared/domain/desired/content/gecko-links.ts';
import { asksForRepair, type Trigger } from '../../shared/domain/events/trigger.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Run } from '../../shared/domain/runs/run.ts';
import { runConditions } from '../../shared/domain/runs/run-conditions.ts';
import { syncLagMs } from '../../shared/domain/runs/sync-lag.ts';
import { comparisonBefore, mayGoByComparison } from '../../shared/domain/sync/comparison-before.ts';
import { asksForDriftCheck, type DriftFound, isDriftCheckAlone } from '../../shared/domain/sync/drift-check.ts';
import { pausedByOperator } from '../../shared/domain/sync/pause.ts';
import type { Notify } from '../../shared/notices/notify.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import { addedUsage, type DefectDojoUsage, noUsage } from '../../shared/ports/defectdojo-usage.ts';
import type { MeasureRun } from '../../shared/ports/run-meter.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { carryOut } from './carry-out.ts';
import { noteRecovery } from './note-recovery.ts';
import { type KeysInUse, openWork } from './open-work.ts';
import { Progress } from './reconcile/progress.ts';
import type { Standing } from './reconcile/standstill/is-standstill.ts';
import type { Work } from './reconcile/work.ts';
import type { OpenWorkDependencies, Round } from './round.ts';
import type { RoundResult, RunIds } from './round-result.ts';
import { type Ending, endingOf, finishedEnding, skippedEnding } from './run-ending.ts';
import type { RunSync } from './sync-repository.ts';

/** What a run needs. */
export interface RunSyncDependencies extends OpenWorkDependencies, NoteAttentionDependencies {
  readonly teams: TeamStore;
  readonly queue: SyncQueue;
  readonly geckoAppUrl: string;
  readonly notify: Notify;
  readonly measureRun: MeasureRun;
  readonly newRunId: () => string;
}

/** A round, and what was seen of it so far. */
interface Look extends Round {
  readonly links: { defectDojoTest?: string; geckoFindings?: string };
  usage: DefectDojoUsage;
  /** Whether it waited for a person: then how long that took says nothing about the service. */
  waitedForPeople: boolean;
  productId?: number;
}

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
    // Once it was looked at, it stands in no line any more, and may not be what was compared.
    const standing = refused === undefined ? state : { ...state, waitsInLine: undefined, comparedBefore: undefined };
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

function callsOf({ read, write, upload }: DefectDojoUsage): number {
  return read.calls + write.calls + upload.calls;
}
