import type { Trigger } from '../../shared/domain/events/trigger.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../shared/domain/known/known-finding.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Preview } from '../../shared/domain/runs/preview.ts';
import { noCounts } from '../../shared/domain/runs/run.ts';
import type { BaselineScan } from '../../shared/domain/sync/sync-state.ts';
import { readScans } from '../../shared/domain/sync/tracked-branch.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { GeckoApi } from '../../shared/ports/gecko-api.ts';
import type { KeyReader } from '../../shared/ports/key-store.ts';
import type { PreviewStore } from '../../shared/ports/preview-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { exportPolicy } from './export-policy.ts';
import { readJudging } from './reconcile/plan/judge.ts';
import { planSync } from './reconcile/plan/plan-sync.ts';
import { previewPlan } from './reconcile/plan/preview-plan.ts';
import { fetchListing } from './reconcile/source/fetch-listing.ts';
import { sourceOf } from './reconcile/source/source.ts';
import { newlyReported } from './remember-reported.ts';
import type { OpenGecko } from './round.ts';

/** What a preview needs: only to read, but for the preview itself. */
export interface PreviewSyncDependencies {
  readonly teams: Pick<TeamStore, 'connection' | 'mapping'>;
  readonly store: Pick<SyncStore, 'state' | 'triggers' | 'placement'>;
  readonly findings: Pick<FindingStore, 'reported' | 'known' | 'hold' | 'decisions'>;
  readonly previews: PreviewStore;
  readonly keys: Pick<KeyReader, 'geckoKey'>;
  readonly openGecko: (...opening: Parameters<OpenGecko>) => GeckoApi & { close(): Promise<void> };
  readonly geckoAppUrl: string;
  readonly clock: Clock;
}

/** Plans a sync as it would be now, and keeps what it would do. `endsAt`: when the function is ended. */
export type PreviewSync = (key: RepositoryKey, previewId: string, endsAt: Date) => Promise<void>;

/** Kept free of calls at the end of a function, milliseconds: for planning, and keeping what came of it. */
const keepingMs = 15_000;

type Planned = Pick<Preview, 'scanId' | 'counts' | 'entries'>;
type Reason = NonNullable<Preview['reason']>;

/**
 * Previews go by what was last applied to DefectDojo: they ask Gecko, but not DefectDojo, and write nothing to it. No lease is
 * taken, so a preview may be planned while a sync is under way, and while exports are paused.
 */
export function createPreviewSync(dependencies: PreviewSyncDependencies): PreviewSync {
  const { teams, previews, clock } = dependencies;
  return async (key, previewId, functionEndsAt) => {
    const endsAt = new Date(functionEndsAt.getTime() - keepingMs);
    const [connection, mapping] = [await teams.connection(key.teamId), await teams.mapping(key)];
    const result = await look(dependencies, key, { connection, mapping, previewId, endsAt }).catch(reasonOf);
    const finishedAt = clock.now().toISOString();
    const nothing = { counts: noCounts, entries: [] };
    const preview = 'code' in result ? { ...nothing, reason: result } : result;
    await previews.putPreview(key, { previewId, finishedAt, ...preview });
  };
}

function reasonOf(error: unknown): Reason {
  if (error instanceof OutsideFailure) return { code: error.code, message: error.message };
  throw error;
}

interface Basis {
  readonly connection: Connection | undefined;
  readonly mapping: Mapping | undefined;
  readonly previewId: string;
  readonly endsAt: Date;
}

async function look(
  dependencies: PreviewSyncDependencies,
  key: RepositoryKey,
  { connection, mapping, previewId, endsAt }: Basis,
): Promise<Planned | Reason> {
  if (!connection || connection.status === 'disconnected') {
    return { code: 'not_connected', message: 'The team is not connected to a DefectDojo.' };
  }
  if (!mapping) return { code: 'unmapped', message: 'The repository is not mapped to a product.' };
  const { store, keys } = dependencies;
  const triggers = await store.triggers(key);
  const { baselineScan } = await store.state(key);
  const known = { chosenBranch: mapping.branch, baseline: baselineScan };
  const { baseline } = readScans(triggers, known, dependencies.clock.now());
  if (!baseline) {
    return { code: 'no_complete_scan', message: 'No complete deep scan of the tracked branch has been told yet.' };
  }
  const geckoKey = await keys.geckoKey(key.teamId, { fresh: true });
  if (geckoKey === undefined) {
    return { code: 'gecko_key_missing', message: 'There is no Gecko API key for this team and no default one.' };
  }
  const gecko = dependencies.openGecko(geckoKey, { runId: previewId, endsAt });
  try {
    return await plan(dependencies, { key, connection, mapping, triggers, gecko, baseline });
  } finally {
    await gecko.close();
  }
}

interface Planning {
  readonly key: RepositoryKey;
  readonly connection: Connection;
  readonly mapping: Mapping;
  readonly triggers: readonly Trigger[];
  readonly gecko: GeckoApi;
  readonly baseline: BaselineScan;
}

async function plan(dependencies: PreviewSyncDependencies, planning: Planning): Promise<Planned> {
  const { store, findings, geckoAppUrl, clock } = dependencies;
  const { key, connection, mapping, triggers, gecko, baseline } = planning;
  const reported = await findings.reported(key);
  using listing = await fetchListing(gecko, { ...key, scanId: baseline.scanId }, clock);
  const now = clock.now();
  const reportedByNow = new Map([...reported, ...newlyReported(reported, triggers, now)]);
  const source = sourceOf({ listing, reported: reportedByNow, baseline, now });
  const placement = await store.placement(key, connection.baseUrl, mapping.product.id);
  const known = placement ? await findings.known(key, placement.placementId) : new Map<string, KnownFinding>();
  const riskAcceptance = placement?.riskAcceptance ?? 'forbidden';
  const policy = { ...exportPolicy(connection, key, geckoAppUrl), riskAcceptance };
  const { complete } = listing.completeness;
  const { judgement } = await readJudging({ findings, key, connection, triggers }, baseline, complete);
  const planned = await planSync(source, known, policy, judgement, false);
  return { scanId: baseline.scanId, ...(await previewPlan(planned, known, source, policy)) };
}
