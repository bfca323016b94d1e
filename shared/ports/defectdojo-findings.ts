import type { ContentPatch } from '../domain/desired/content-patch.ts';
import type { ImportRow } from '../domain/desired/import-row.ts';
import type { StatusFlags } from '../domain/desired/status/desired-status.ts';
import type { OutsideFailure } from '../domain/failures/outside-failure.ts';
import type { LiveFinding } from '../domain/live/live-finding.ts';
import type { Shown, Unreadable } from '../domain/live/unreadable.ts';
import type { Page } from './defectdojo.ts';

/** A test's findings as read page by page. */
export interface FindingListing<T> {
  /** Lowest DefectDojo id first, each finding once. */
  readonly items: readonly T[];
  /** Findings in the test by the last page's count. */
  readonly total: number;
  /**
   * The count changed between pages, or isn't the number of findings read: somebody creates or deletes at the same time.
   * What is listed exists; what isn't listed may exist too.
   */
  readonly changedWhileReading: boolean;
  /** What DefectDojo said to each finding that it fails to show while it shows others: what isn't listed may be one of those. */
  readonly unread: readonly OutsideFailure[];
}

/** The finding of a test that was created last. */
export interface NewestFinding {
  readonly id: number;
  readonly uniqueIdFromTool: string | null;
}

/**
 * Reads of findings. They fail with `not_found` when the test was deleted, and with `unexpected_answer` when the server
 * answers something else than was asked. A finding that DefectDojo fails to show, while it shows others, is told as such; a server
 * that shows none has them fail.
 */
export interface FindingReads {
  /**
   * Those of the findings that are in the test, by id; the others were deleted or moved. 100 per call, which takes 0.4 s
   * (measured on 3.2.0).
   */
  findingsById(testId: number, ids: readonly number[]): Promise<ReadonlyMap<number, Shown>>;
  /** The test's findings with exactly this Gecko id, lowest DefectDojo id first; more than one is a twin of ours. What can't be read comes last, and may have another Gecko id. */
  findingsByGeckoId(testId: number, geckoId: string): Promise<readonly Shown[]>;
  /**
   * All findings of the test but the first `after`, of each what `keep` takes from it. Pages of 250; 4.7 ms and 2.9 kB a
   * finding (measured on 3.2.0). Fails with `listing_too_long` beyond 100,000.
   */
  listFindings<T>(
    testId: number,
    keep: (finding: LiveFinding) => T,
    part?: { readonly after: number },
  ): Promise<FindingListing<T>>;
  /** The pages of such a listing as they are read, for who may stop before its end and concludes nothing from what isn't in them. */
  findingPages(testId: number): AsyncIterable<Page<LiveFinding>>;
  /** How many findings the test holds, duplicates included; one cheap call, which shows none of them. */
  countFindings(testId: number): Promise<number>;
  /**
   * How many of these findings of the test are active, or aren't; one cheap call for each 100, which shows none of them. A server that
   * knew no such filter would count all of them.
   */
  countActive(testId: number, ids: readonly number[], isActive: boolean): Promise<number>;
  /** The finding with the highest id; `undefined` in an empty test. */
  newestFinding(testId: number): Promise<NewestFinding | undefined>;
  /** The same, and those of them that are duplicates, by id: at most `duplicatesMax`, any of them. One call, too. */
  countWithDuplicates(
    testId: number,
    duplicatesMax: number,
  ): Promise<{ readonly total: number; readonly duplicates: ReadonlySet<number> }>;
  /** Texts of the finding's notes; `undefined` when there is no such finding. */
  noteEntries(findingId: number): Promise<readonly string[] | Unreadable | undefined>;
}

/**
 * What became of an upload.
 *
 * - `done`: every row is stored when DefectDojo says so; only deduplication may go on. `created`: how many of them are new,
 *   where it tells that; the others were there, and have no tags from the file. `opened`: how many
 *   were mitigated and are active, where it tells that; `closed`: how many are no longer active, where it tells that and created none.
 * - `refused`: DefectDojo has stopped working on the file: 400 or 500 (`failure.status`) for a row it can't take, 413 for
 *   one too large. Rows before the bad one may be stored (they are saved one by one) without their tags, which are written
 *   last; an import may leave an empty test; and a 400 may come when all is stored.
 * - `unknown`: no answer, or one by somebody in between (502, 503, 504). DefectDojo may still be working on the file, so
 *   nothing may be uploaded again until that has settled.
 */
export type UploadOutcome =
  | {
      readonly kind: 'done';
      readonly testId: number;
      readonly created: number | undefined;
      readonly closed: number | undefined;
      readonly opened: number | undefined;
    }
  | { readonly kind: 'refused'; readonly failure: OutsideFailure }
  | { readonly kind: 'unknown'; readonly failure: OutsideFailure };

/**
 * Uploads, which never close what the file lacks. They throw for whatever isn't about the file and left nothing behind in
 * our test: never sent, 401, 403, 404, 408, 409, 429, a redirect, a web page with 4xx, a test or engagement that doesn't
 * exist (`not_found`), or an answer about another test (`unexpected_answer`).
 */
export interface FindingUploads {
  /** Creates the findings in a new test of the engagement, which also makes the test type known. */
  importIntoNewTest(upload: {
    engagementId: number;
    testTitle: string;
    rows: readonly ImportRow[];
    /** The environment to name. @default DefectDojo's own default, "Development" */
    environment?: string | undefined;
  }): Promise<UploadOutcome>;
  /**
   * Creates what the test lacks, moves plain open findings to the status of their rows, keeping a given `mitigated` date, and opens
   * what is mitigated and open in its row; a row matches when its content hash equals the stored one. What else of a finding it
   * changes stands in `status-by-row.ts`. Repeating it is harmless.
   */
  reimport(upload: {
    testId: number;
    rows: readonly ImportRow[];
    environment?: string | undefined;
    /** For how long it must be free to take, milliseconds; else it isn't sent. @default the longest that any upload may take */
    neededMs?: number | undefined;
  }): Promise<UploadOutcome>;
}

/** `gone`: there is no such finding any more, or the key can't see it. */
export type WriteOutcome = 'done' | 'gone';

/** Status flags to write: all six, or what closes a finding and leaves a person's marks; an acceptance of ours is none. */
export type FlagsPatch =
  | StatusFlags
  | { readonly active: false; readonly is_mitigated: true; readonly risk_accepted?: false };

/** Writes to one finding; a rejected one throws a failure of kind `rejected` that names the fields. */
export interface FindingWrites {
  /** Writes content or status and tells how DefectDojo shows the finding afterwards; `undefined` when it is gone. */
  patchFinding(findingId: number, change: ContentPatch | FlagsPatch): Promise<LiveFinding | undefined>;
  /** Adds tags and leaves the others. */
  addTags(findingId: number, tags: readonly string[]): Promise<WriteOutcome>;
  /** Removes those of the tags that the finding has, in whatever letter case. */
  removeTags(findingId: number, tags: readonly string[]): Promise<WriteOutcome>;
  /** Adds a note that everybody sees. Not to be repeated without asking `noteEntries`. */
  addNote(findingId: number, entry: string): Promise<WriteOutcome>;
  /** Makes the twin an inactive duplicate of the kept finding; `gone` when either is. */
  markDuplicate(twinId: number, keptId: number): Promise<WriteOutcome>;
}

/** A DefectDojo engagement as far as a sync needs it. */
export interface EngagementState {
  readonly id: number;
  readonly productId: number;
  readonly name: string | null;
  /** False once people closed it; uploads and PATCHes still work then (measured on 3.2.0). */
  readonly active: boolean;
  /** "In Progress", "Completed" and others; empty or "Not Started" where none was given. */
  readonly status: string | null;
}

/** What a sync asks of a DefectDojo at finding level. Every method throws an `OutsideFailure` when it can't answer. */
export interface DefectDojoFindings extends FindingReads, FindingUploads, FindingWrites {
  /** `undefined` when it doesn't exist or the key can't see it. */
  engagement(engagementId: number): Promise<EngagementState | undefined>;
}
