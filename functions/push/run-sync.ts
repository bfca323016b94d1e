import type { Connection } from '../../shared/domain/connection.ts';
import { desiredFinding } from '../../shared/domain/desired/desired-finding.ts';
import { repositoryLink } from '../../shared/domain/desired/gecko-links.ts';
import { type ImportRow, importRow } from '../../shared/domain/desired/import-row.ts';
import { parseServerVersion } from '../../shared/domain/desired/server-version.ts';
import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { Mapping } from '../../shared/domain/mapping.ts';
import { OutsideFailure } from '../../shared/domain/outside-failure.ts';
import { noCounts, type Run, type RunEntry, type RunOutcome } from '../../shared/domain/run.ts';
import { readScans } from '../../shared/domain/tracked-branch.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DefectDojo } from '../../shared/ports/defectdojo.ts';
import type { GeckoApi } from '../../shared/ports/gecko-api.ts';
import type { DefectDojoKey, KeyReader } from '../../shared/ports/key-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { applyFindings } from './apply-findings.ts';
import { type FetchedFindings, fetchFindings } from './fetch-findings.ts';
import { placeFindings, testTitle } from './place-findings.ts';
import type { RoundResult, RunSync } from './sync-repository.ts';

/** What a run needs. */
export interface RunSyncDependencies {
  readonly teams: Pick<TeamStore, 'connection' | 'mapping'>;
  readonly store: SyncStore;
  readonly keys: KeyReader;
  readonly openGecko: (apiKey: string, runId: string) => GeckoApi & { close(): Promise<void> };
  readonly openDefectDojo: (key: DefectDojoKey, runId: string) => DefectDojo & { close(): Promise<void> };
  readonly geckoAppUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly newRunId: () => string;
}

/** What a run did, before it is recorded. */
type Outcome = Pick<Run, 'outcome' | 'counts' | 'defectDojoCalls'> &
  Partial<Pick<Run, 'reason' | 'links'>> & {
    readonly entries: readonly RunEntry[];
    readonly retry?: RoundResult['retry'];
  };

/** Looks once at a repository, makes DefectDojo hold what Gecko says, and records what happened, whatever happened. */
export function createRunSync(dependencies: RunSyncDependencies): RunSync {
  const { store, clock, log, newRunId } = dependencies;

  return async (key, state) => {
    const startedAt = clock.now().toISOString();
    const runId = newRunId();
    const triggers = await store.triggers(key);
    const attempt = { key, runId, triggers, state };
    const { entries, retry, links = {}, ...done } = await lookOnce(dependencies, attempt).catch(failedOutcome);
    const run: Run = { ...key, runId, triggers, startedAt, finishedAt: clock.now().toISOString(), links, ...done };
    await store.recordRun(run, entries, { servedTriggers: retry === undefined });
    log.info('run recorded', { ...key, runId, outcome: run.outcome, code: run.reason?.code, ...run.counts });
    return retry ? { outcome: run.outcome, retry } : { outcome: run.outcome };
  };
}

interface Attempt {
  readonly key: RepositoryKey;
  readonly runId: string;
  readonly triggers: Run['triggers'];
  readonly state: Parameters<RunSync>[1];
}

async function lookOnce(dependencies: RunSyncDependencies, attempt: Attempt): Promise<Outcome> {
  const { teams, store, keys } = dependencies;
  const { key, triggers, state } = attempt;
  const connection = await teams.connection(key.teamId);
  if (!connection || connection.status === 'disconnected') {
    return skipped('not_connected', 'The team is not connected to a DefectDojo.');
  }
  if (!connection.settings.pushOnScanComplete) return skipped('paused', 'Push on scan complete is off.');
  const mapping = await teams.mapping(key);
  if (!mapping) return skipped('unmapped', 'The repository is not mapped to a product.');

  const scans = readScans(triggers, { chosenBranch: mapping.branch, baseline: state.baselineScan });
  if (scans.skip) return skipped(scans.skip.code, scans.skip.message);
  if (!scans.baseline) {
    return skipped('no_complete_scan', 'No complete deep scan of the tracked branch has been told yet. Run a scan.');
  }
  await store.rememberBaseline(key, scans.baseline);

  const dojoKey = await keys.defectDojoKey(key.teamId);
  if (!dojoKey || dojoKey.version !== connection.secretVersion) {
    return skipped('not_connected', "The connection's key was removed or replaced meanwhile.");
  }
  const geckoKey = await keys.geckoKey(key.teamId);
  if (geckoKey === undefined) throw geckoKeyMissing();
  return push(dependencies, attempt, { connection, mapping, dojoKey, geckoKey, scanId: scans.baseline.scanId });
}

interface Settings {
  readonly connection: Connection;
  readonly mapping: Mapping;
  readonly dojoKey: DefectDojoKey;
  readonly geckoKey: string;
  readonly scanId: string;
}

async function push(dependencies: RunSyncDependencies, { key, runId }: Attempt, settings: Settings): Promise<Outcome> {
  const { store, clock, geckoAppUrl } = dependencies;
  const { mapping, dojoKey, scanId } = settings;
  const gecko = dependencies.openGecko(settings.geckoKey, runId);
  const dojo = dependencies.openDefectDojo(dojoKey, runId);
  try {
    const fetched = await fetchFindings(gecko, key.repositoryId, scanId);
    const { rows, entries } = toRows(fetched, settings.connection, { repositoryId: key.repositoryId, geckoAppUrl });
    const known = await store.placement(key);
    const place = await placeFindings(dojo, { key, mapping, baseUrl: dojoKey.baseUrl, known, now: clock.now() });
    const applied = await applyFindings(dojo, place, rows, testTitle(key));
    if (applied) await store.putPlacement(key, applied.placement);
    const created = (applied?.created ?? []).map((geckoId): RunEntry => ({ geckoId, operation: 'created' }));
    return {
      outcome: fetched.quarantined.length > 0 ? 'partial' : 'succeeded',
      counts: {
        created: created.length,
        unchanged: applied?.unchanged ?? 0,
        quarantined: entries.filter((entry) => entry.operation === 'quarantined').length,
        skipped: entries.filter((entry) => entry.operation === 'skipped').length,
      },
      entries: [...created, ...entries],
      defectDojoCalls: dojo.calls,
      links: {
        geckoFindings: repositoryLink(geckoAppUrl, key.repositoryId),
        ...(applied ? { defectDojoTest: `${dojoKey.baseUrl}/test/${applied.placement.testId}` } : {}),
      },
    };
  } finally {
    await Promise.all([gecko.close(), dojo.close()]);
  }
}

/** Turns what Gecko says into upload rows; what can't or shouldn't be exported becomes an entry with its reason. */
function toRows(
  fetched: FetchedFindings,
  connection: Connection,
  where: { repositoryId: string; geckoAppUrl: string },
): { rows: ImportRow[]; entries: RunEntry[] } {
  const policy = {
    includeResolved: connection.settings.includeResolvedFindings,
    verified: connection.settings.markVerified,
    riskAcceptance: 'forbidden',
    appBaseUrl: where.geckoAppUrl,
    repositoryId: where.repositoryId,
    defectDojoVersion: parseServerVersion(connection.defectDojo.version ?? ''),
  } as const;
  const rows: ImportRow[] = [];
  const entries = fetched.quarantined.map(quarantinedEntry);
  for (const finding of fetched.findings) {
    const result = desiredFinding(finding, policy);
    if (result.kind === 'desired') rows.push(importRow(result.desired));
    else if (result.kind === 'quarantined') entries.push(quarantinedEntry(result));
    else entries.push({ geckoId: result.geckoId, operation: 'skipped', code: result.code, reason: result.reason });
  }
  return { rows, entries };
}

function quarantinedEntry({ geckoId, code, reason }: { geckoId?: string; code: string; reason: string }): RunEntry {
  return { ...(geckoId === undefined ? {} : { geckoId }), operation: 'quarantined', code, reason };
}

function skipped(code: string, message: string): Outcome {
  return { outcome: 'skipped', reason: { code, message }, counts: noCounts, entries: [], defectDojoCalls: 0 };
}

function geckoKeyMissing(): OutsideFailure {
  return new OutsideFailure({
    system: 'gecko',
    kind: 'setup',
    code: 'gecko_key_missing',
    message: 'There is no Gecko API key for this team and no default one. Store one by the naming rule in the README.',
    sent: 'no',
  });
}

/** A failure of the outside world is an outcome; anything else is a defect of ours and must come back. */
function failedOutcome(error: unknown): Outcome {
  if (!(error instanceof OutsideFailure)) throw error;
  const { code, message, kind, retryAfterMs } = error;
  const outcome: RunOutcome = kind === 'transient' ? 'waiting' : 'failed';
  const countsAsAttempt = kind !== 'setup' && code !== 'rate_limited';
  return {
    outcome,
    reason: { code, message },
    counts: noCounts,
    entries: [],
    defectDojoCalls: 0,
    retry: { code, message, countsAsAttempt, retryAfterMs },
  };
}
