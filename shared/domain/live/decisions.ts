import type { ContentPatch } from '../desired/content-patch.ts';
import type { FieldHashes } from '../desired/field-hashes.ts';
import type { StatusFlags } from '../desired/status/desired-status.ts';
import type { StatusChange } from '../plan/operation.ts';
import type { ReasonCode } from '../plan/reasons.ts';

/** What to do about content, in the light of what DefectDojo shows. */
export interface ContentDecision {
  readonly patch: ContentPatch;
  readonly notes: readonly string[];
  /** Hashes to remember for the fields that are then in step. */
  readonly hashes: Partial<FieldHashes>;
  /** Hash of the description that goes as a note, because a person edited the one that is there. */
  readonly noteForDescription: string | undefined;
}

/** What to do about a status, in the light of what DefectDojo shows. */
export interface StatusDecision {
  /** Flags to send; empty: none. All six, except where a person's marks are to stay. */
  readonly flags: Partial<StatusFlags>;
  /** Whether it goes by a partial reimport instead, which carries the date of a fix, and opens many findings at once. */
  readonly byReimport: boolean;
  /** Whether the finding is then to be added to the Risk_Acceptance of its day. */
  readonly accept: boolean;
  readonly notes: readonly string[];
  /** Whether the status counts as applied; else it is planned again next time. */
  readonly applied: boolean;
  /** Why not all was written. */
  readonly leftOut: ReasonCode | undefined;
}

/** A decision about a status, and the change that it is about. */
export type DecidedStatus = StatusDecision & { readonly change: StatusChange };
