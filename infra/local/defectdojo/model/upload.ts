import type { Severity } from './finding-record.ts';
import type { TestRecord, UserRecord } from './records.ts';
import type { Statistics } from './statistics.ts';

/** What an upload may say besides its file; `undefined` = not sent. */
export interface UploadOptions {
  fileText: string;
  closeOldFindings: boolean;
  closeOldFindingsProductScope: boolean;
  doNotReactivate: boolean;
  /** Overrides the flag of every finding in the file. */
  active: boolean | undefined;
  verified: boolean | undefined;
  minimumSeverity: Severity;
  /** ISO date; overrides the date of every finding. */
  scanDate: string | undefined;
  service: string | undefined;
  /** Id of the environment that the upload names. */
  environment: number;
  version: string;
  branchTag: string;
  commitHash: string;
  buildId: string;
  /** Tags of the test. */
  tags: string[];
  /** Tags that its new findings get beside their own. */
  findingTags: string[];
  /** Id of the user who leads the test. */
  lead: number | null;
  /** Deduplication is done before the answer is counted (3.1.0 and later). */
  waitsForDeduplication: boolean;
}

/** One upload: who sends what. */
export interface Upload {
  user: UserRecord;
  options: UploadOptions;
}

/** What the answer to an upload tells. */
export interface UploadOutcome {
  test: TestRecord;
  statistics: {
    before?: Statistics;
    /** By what was done to the findings: created, closed, reactivated, untouched. */
    delta?: Record<string, Statistics>;
    after: Statistics;
  };
}

/**
 * An upload at work: each step has stored, matched or closed one finding. DefectDojo does not work in a transaction, so
 * what has been stored is visible, and stays when a later row fails or the client has left.
 */
export type UploadSteps = Generator<void, UploadOutcome>;

/** Does all steps of an upload at once. */
export function finish(steps: UploadSteps): UploadOutcome {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
