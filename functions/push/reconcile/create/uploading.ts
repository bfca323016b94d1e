import type { UploadPace } from '../../../../shared/domain/defectdojo/upload-size.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { CreateOperation } from '../../../../shared/domain/plan/operation.ts';
import type { Progress } from '../progress.ts';

/** What creating goes by. */
export interface Creation {
  readonly operations: ReadonlyMap<string, CreateOperation>;
  readonly known: Map<string, KnownFinding>;
  readonly scanId: string;
  readonly progress: Progress;
}

/** What the uploads of a run brought to light. */
export interface Uploading extends Creation {
  /** Whether all of its rows were in uploads without an answer before. */
  readonly isSuspected: boolean;
  /** A row that DefectDojo took. */
  good: DesiredFinding | undefined;
  /** A row that it stored, and refused the file of. */
  stored: DesiredFinding | undefined;
  /** Refused alone, which may be the row's fault or the server's. */
  readonly suspects: RefusedRow[];
  /** Whoever was in a file that was refused. */
  readonly refusedBefore: Set<string>;
  /** Whether DefectDojo was seen to take uploads, also an empty one. */
  takesUploads: boolean;
  /** Refusals since it last took rows. */
  refusalsInARow: number;
  /** What became of the last file that was taken. */
  lastFile: UploadPace | undefined;
  /** How many findings the test should hold by now. */
  expectedFindings: number;
  /** Why nothing more is uploaded. */
  trouble: OutsideFailure | undefined;
}

/** Before the first upload of a run. */
export function startUploading(
  creation: Creation,
  { testId, foreignFindings }: Placement,
  before: Partial<Pick<Uploading, 'isSuspected' | 'good' | 'takesUploads'>> = {},
): Uploading {
  const there = creation.known.values().filter(({ presence }) => presence === 'there');
  return {
    ...creation,
    isSuspected: before.isSuspected ?? false,
    good: before.good,
    stored: undefined,
    suspects: [],
    refusedBefore: new Set(),
    takesUploads: before.takesUploads ?? false,
    refusalsInARow: 0,
    lastFile: undefined,
    expectedFindings: testId === undefined ? 0 : [...there].length + foreignFindings,
    trouble: undefined,
  };
}

/** Notes findings that are there now: they were created in this run. */
export function noteCreated({ known, operations, progress }: Creation, findings: readonly KnownFinding[]): void {
  for (const finding of findings) {
    known.set(finding.geckoId, finding);
    const operation = operations.get(finding.geckoId);
    if (operation) progress.done(operation, undefined);
  }
}

/** A row that DefectDojo refused alone. */
export interface RefusedRow {
  readonly desired: DesiredFinding;
  readonly failure: OutsideFailure;
  /** Whether that was the first time in this run, or before DefectDojo took any other. */
  readonly mayPass: boolean;
}
