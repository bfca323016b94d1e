import type { ContentFieldName } from '../desired/content/content-fields.ts';
import type { DesiredStatus } from '../desired/status/desired-status.ts';
import type { GeckoStatus } from '../source/finding-status.ts';
import type { Quarantined } from '../source/gecko-finding.ts';
import type { ReasonCode } from './reasons.ts';

/** Creates a finding from its row. */
export interface CreateOperation {
  readonly kind: 'create';
  readonly geckoId: string;
  /** `deleted_once`, `reopened`, `repair`: a person had deleted it in DefectDojo. */
  readonly cause: 'new' | 'deleted_once' | 'reopened' | 'repair';
}

/**
 * Why a status is written, which decides what happens to a person's triage. `triage`: Gecko's people or its fix detection
 * said so. `redetected`: a scan found it again. `absent`: a complete scan no longer lists it. `setting`: only how we show
 * the same status changed. `reverted`: a person took a run's closings back.
 */
export type StatusCause = 'triage' | 'redetected' | 'absent' | 'setting' | 'reverted';

/** A status to be written. */
export interface StatusChange {
  readonly cause: StatusCause;
  readonly from: GeckoStatus;
  readonly to: DesiredStatus;
  /** The hash to remember once it is written. */
  readonly hash: string;
  /** Whether the finding is open in DefectDojo before, as far as we know. */
  readonly wasOpen: boolean;
}

/** Tags of ours to add and to remove. */
export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Changes a finding that exists. `fields` need the row's body; a status and tags don't. */
export interface UpdateOperation {
  readonly kind: 'update';
  readonly geckoId: string;
  readonly fields: readonly ContentFieldName[];
  readonly status: StatusChange | undefined;
  readonly tags: TagChange | undefined;
  /** Why a part that differs is not written. */
  readonly leftOut: ReasonCode | undefined;
}

/** Changes only what we know: nothing is sent. */
export interface RememberOperation {
  readonly kind: 'remember';
  readonly geckoId: string;
  readonly status: GeckoStatus;
}

/** What is to be done about one finding. */
export type Operation = CreateOperation | UpdateOperation | RememberOperation;

/** A finding that is left as it is, and why. */
export interface Skip {
  readonly geckoId: string;
  readonly code: ReasonCode | Quarantined['code'];
  readonly reason: string;
}

/** What becomes of one finding. */
export type Step =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'skip'; readonly skip: Skip }
  | { readonly kind: 'unchanged' };

/** How people call an operation. */
export function effectOf(operation: Operation): 'created' | 'changed' | 'closed' | 'reopened' | 'remembered' {
  if (operation.kind === 'create') return 'created';
  if (operation.kind === 'remember') return 'remembered';
  const { status } = operation;
  if (status === undefined || status.wasOpen === status.to.flags.active) return 'changed';
  return status.wasOpen ? 'closed' : 'reopened';
}
