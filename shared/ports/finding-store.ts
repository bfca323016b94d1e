import type { StoredHold } from '../domain/holds/stored-hold.ts';
import type { JournaledUpload } from '../domain/known/journaled-upload.ts';
import type { KnownFinding } from '../domain/known/known-finding.ts';
import type { RepositoryKey } from '../domain/names/ids.ts';
import type { HoldDecisions } from '../domain/plan/hold-decisions.ts';
import type { ReportedStatus } from '../domain/reported/reported-status.ts';
import type { HoldStore } from './hold-store.ts';

/** The holder of a repository's lease lost it: somebody else works on it now, so nothing more may be written. */
export class LeaseLostError extends Error {
  readonly code = 'lease_lost';
  override readonly name = 'LeaseLostError';
}

/** A repository, where its findings are, and the right to write about them. */
export interface Holder extends RepositoryKey {
  readonly token: string;
  /** Names the instance and test that the findings are in: what is known of one place means nothing at another. */
  readonly placementId: string;
}

/**
 * Keeps what is known of each exported finding, and what Gecko reported of it beside its scans. All reads see the latest
 * write; every write is refused with `LeaseLostError` unless the lease is held.
 */
export interface FindingStore extends HoldStore {
  known(key: RepositoryKey, placementId: string): Promise<Map<string, KnownFinding>>;
  putKnown(holder: Holder, findings: readonly KnownFinding[]): Promise<void>;
  /** What events reported, by Gecko id. */
  reported(key: RepositoryKey): Promise<Map<string, ReportedStatus>>;
  /** Stores what was reported by Gecko id; `undefined` forgets it. */
  putReported(
    holder: Omit<Holder, 'placementId'>,
    reported: ReadonlyMap<string, ReportedStatus | undefined>,
  ): Promise<void>;
  /**
   * Replaces the hold that was read before; `undefined` ends it. Where somebody decided about that one meanwhile, it stays
   * with the decision, for the next run to carry out.
   */
  putHold(
    holder: Omit<Holder, 'placementId'>,
    hold: StoredHold | undefined,
    before: StoredHold | undefined,
  ): Promise<void>;
  /** What people decided about holds and is not over yet. */
  decisions(key: RepositoryKey): Promise<HoldDecisions>;
  /** @param generation names this write, such as by its run */
  putDecisions(holder: Omit<Holder, 'placementId'>, generation: string, decisions: HoldDecisions): Promise<void>;
  /** Uploads whose end is not known. */
  openUploads(key: RepositoryKey): Promise<readonly JournaledUpload[]>;
  /** Writes an upload down before it is sent. */
  beginUpload(holder: Omit<Holder, 'placementId'>, upload: JournaledUpload): Promise<void>;
  /** Writes down what else is known of an upload by now, such as the last count of a test that it may still be changing. */
  noteUpload(holder: Omit<Holder, 'placementId'>, upload: JournaledUpload): Promise<void>;
  /** Strikes an upload out, after everything that is known of its findings by now. */
  endUpload(holder: Holder, upload: JournaledUpload, findings: readonly KnownFinding[]): Promise<void>;
}
