import type { AnsweredBefore } from '../../../../../shared/domain/failures/unanswered.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { UploadTarget } from '../../create/prove-uploads.ts';
import type { FailedWrites } from './failed-writes.ts';
import type { OutcomeReport } from './report-outcomes.ts';

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
  /** Whether findings that rows closed or opened were looked at in this run, and what uploads DefectDojo answered. */
  readonly rows: { areLookedAt: boolean; answered: AnsweredBefore };
}
