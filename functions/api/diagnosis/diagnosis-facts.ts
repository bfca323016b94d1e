import type { UploadGate } from '../../../shared/domain/defectdojo/upload-gate.ts';
import type { HoldSummary } from '../../../shared/domain/holds/stored-hold.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Run } from '../../../shared/domain/runs/run.ts';
import type { Pause } from '../../../shared/domain/sync/pause.ts';
import type { SyncState } from '../../../shared/domain/sync/sync-state.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';

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
  /** What is let through to the team's DefectDojo. */
  readonly gate?: UploadGate | undefined;
  /** Its place in the line that it stands in. */
  readonly place?: number | undefined;
}
