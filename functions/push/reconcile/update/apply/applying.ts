import type { UploadPace } from '../../../../../shared/domain/defectdojo/upload-size.ts';
import type { AnsweredBefore } from '../../../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { UploadTarget } from '../../create/prove-uploads.ts';
import type { FailedWrites } from './failed-writes.ts';
import type { OutcomeReport } from './report-outcomes.ts';

/** What rows that close or open findings have come to in a run. */
export interface RowsOfRun {
  /** Whether some were counted after their file. */
  areCounted: boolean;
  /** What uploads DefectDojo answered. */
  answered: AnsweredBefore;
  /** What became of the last file that was taken. */
  lastFile: UploadPace | undefined;
}

/** Where changes go, and where what became of them is written down. */
export interface Applying {
  readonly testId: number;
  /** Where rows are uploaded. */
  readonly target: UploadTarget;
  /** Brought up to date by `remember`. */
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly remember: (records: readonly KnownFinding[]) => Promise<void>;
  readonly report: OutcomeReport;
  readonly failed: FailedWrites;
  readonly rows: RowsOfRun;
}
