import type { Connection } from '../../../shared/domain/connection.ts';
import type { RepositoryKey } from '../../../shared/domain/ids.ts';
import type { Mapping } from '../../../shared/domain/mapping.ts';
import type { Pause } from '../../../shared/domain/pause.ts';
import type { Run } from '../../../shared/domain/run.ts';
import type { HoldSummary } from '../../../shared/domain/stored-hold.ts';
import type { SyncState } from '../../../shared/domain/sync-state.ts';

/** What is known about a repository's exports. */
export interface DiagnosisFacts {
  readonly key: RepositoryKey;
  readonly connection: Connection | undefined;
  readonly mapping: Mapping | undefined;
  readonly sync: SyncState;
  readonly hold: HoldSummary | undefined;
  readonly lastRun: Run | undefined;
  /** The operator's pause that concerns the team's DefectDojo. */
  readonly pause?: Pause | undefined;
}
