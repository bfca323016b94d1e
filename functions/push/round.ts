import type { SyncDefectDojo } from '../../shared/adapters/defectdojo/sync-defectdojo.ts';
import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { SyncState } from '../../shared/domain/sync/sync-state.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { AsvsStore } from '../../shared/ports/asvs-store.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { GeckoApi } from '../../shared/ports/gecko-api.ts';
import type { GeckoRepositories } from '../../shared/ports/gecko-repositories.ts';
import type { GeckoScanTexts } from '../../shared/ports/gecko-scan-texts.ts';
import type { InstanceLine } from '../../shared/ports/instance-line.ts';
import type { InstanceSlots } from '../../shared/ports/instance-slots.ts';
import type { DefectDojoKey, KeyReader } from '../../shared/ports/key-store.ts';
import type { Pauses } from '../../shared/ports/pauses.ts';
import type { SyncQueue } from '../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import type { CallPace } from './reconcile/call-pace.ts';
import type { Progress } from './reconcile/progress.ts';
import type { WorkPermit } from './reconcile/work-permit.ts';

/** Opens Gecko's API for a run, or a preview, none of whose calls outlives `endsAt`. */
export type OpenGecko = (
  apiKey: string,
  run: { readonly runId: string; readonly endsAt: Date },
) => GeckoApi & GeckoScanTexts & GeckoRepositories & { close(): Promise<void> };

/** What opening a repository's work needs. */
export interface OpenWorkDependencies {
  readonly teams: Pick<
    TeamStore,
    | 'connection'
    | 'mapping'
    | 'mappings'
    | 'mappingsNamedAs'
    | 'mappingsOfProduct'
    | 'moveMapping'
    | 'deleteMapping'
    | 'noteMapping'
    | 'noteRepository'
  >;
  readonly store: SyncStore;
  readonly findings: FindingStore;
  readonly asvs: AsvsStore;
  readonly queue: SyncQueue;
  readonly slots: InstanceSlots;
  readonly line: InstanceLine;
  readonly pauses: Pick<Pauses, 'pauseOf'>;
  readonly keys: KeyReader;
  readonly openGecko: OpenGecko;
  readonly openDefectDojo: (
    key: DefectDojoKey,
    run: {
      readonly runId: string;
      readonly endsAt: Date;
      readonly permit: WorkPermit;
      /** Calls at once at most. */
      readonly connections: number;
      readonly pace: Pick<CallPace, 'ended'>;
    },
  ) => SyncDefectDojo;
  readonly geckoAppUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** See `Work`. */
  readonly code: string;
  readonly leaseMs: number;
}

/** One round of a sync. */
export interface Round {
  readonly key: RepositoryKey;
  readonly runId: string;
  readonly triggers: readonly Trigger[];
  readonly state: SyncState;
  readonly token: string;
  readonly progress: Progress;
  /** When the function is ended. */
  readonly endsAt: Date;
}
