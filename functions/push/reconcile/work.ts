import type { SyncDefectDojo } from '../../../shared/adapters/defectdojo/sync-defectdojo.ts';
import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import type { Trigger } from '../../../shared/domain/events/trigger.ts';
import type { Deciding } from '../../../shared/domain/live/decide.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { Log } from '../../../shared/observability/log.ts';
import type { AsvsStore } from '../../../shared/ports/asvs-store.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { FindingStore, Holder } from '../../../shared/ports/finding-store.ts';
import type { GeckoApi } from '../../../shared/ports/gecko-api.ts';
import type { GeckoScanTexts } from '../../../shared/ports/gecko-scan-texts.ts';
import type { SyncQueue } from '../../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';
import type { CallPace } from './call-pace.ts';
import type { UploadGateKeeper } from './upload-gate.ts';

/** What one run works with: all of it belongs to one repository, one DefectDojo and one lease. */
export interface Work {
  readonly key: RepositoryKey;
  readonly runId: string;
  readonly token: string;
  readonly connection: Connection;
  readonly mapping: Mapping;
  /** What asked for a sync; drift checks only compare. */
  readonly triggers: readonly Trigger[];
  readonly gecko: GeckoApi & GeckoScanTexts;
  readonly dojo: SyncDefectDojo;
  readonly pace: CallPace;
  readonly gate: UploadGateKeeper;
  readonly store: SyncStore;
  readonly findings: FindingStore;
  readonly asvs: AsvsStore;
  readonly teams: Pick<TeamStore, 'mappingsOfProduct'>;
  readonly queue: Pick<SyncQueue, 'request'>;
  readonly clock: Clock;
  readonly log: Log;
  /** When the time for calls is over. */
  readonly endsAt: Date;
  readonly newId: () => string;
  /** Names the code that is at work: another one may want something else of what is the same. */
  readonly code: string;
  /** The policy but for what the product says of risk acceptance. */
  readonly policy: Omit<ExportPolicy, 'riskAcceptance'>;
}

/** What is decided about findings of a test by. */
export function decidingIn({ runId, clock, policy }: Work, testId: number): Deciding {
  return { runId, now: clock.now(), testId, server: policy.defectDojoVersion };
}

/** Who writes about the findings of a placement. */
export function holderOf({ key, token }: Work, { placementId }: Pick<Placement, 'placementId'>): Holder {
  return { ...key, token, placementId };
}
