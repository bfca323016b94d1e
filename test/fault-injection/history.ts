import { findingStatusSchema, type GeckoStatus } from '../../shared/domain/source/finding-status.ts';

/**
 * A history: what happens to one repository, its Gecko, its DefectDojo and the people there, and what goes wrong meanwhile.
 * Plain data, so that it can be drawn at random, shrunk, printed and played again.
 */
export interface History {
  readonly setting: Setting;
  readonly steps: readonly Step[];
}

/** How things stand when a history begins. */
export interface Setting {
  readonly defectDojoVersion: '3.2.0' | '2.58.4' | '2.45.3';
  readonly includeResolved: boolean;
  readonly markVerified: boolean;
  readonly riskAcceptance: 'simple' | 'full' | 'forbidden';
  /** Whether DefectDojo marks findings with equal hashes as duplicates. */
  readonly deduplication: boolean;
  /** Whether rows carry their own statuses. */
  readonly richerRows: boolean;
  /** Rows that Gecko gives in one page, whatever was asked for. */
  readonly rowsPerPage: number;
  /** How far Gecko's clock is ahead of everybody else's, seconds. */
  readonly geckoAheadSeconds: number;
  /** How many small writes are under way at once. @default 1 */
  readonly callsAtOnce?: number;
  /** Whether others have all slots of the DefectDojo whenever something happens, for half a minute. @default false */
  readonly crowded?: boolean;
  /** By which it is chosen which of several calls goes on. @default 0 */
  readonly order?: number;
}

/** A change, how the message about it travels, what goes wrong while it is worked on, and how long that may take. */
export interface Step {
  readonly change: Change;
  /** Minutes until the message about it arrives. */
  readonly delayMinutes: number;
  readonly twice: boolean;
  /** Minutes that pass before the next step. */
  readonly minutes: number;
  readonly disturbances: readonly Disturbance[];
}

/** A finding of Gecko's by its number; there are {@link findingsInPlay} of them. */
export type FindingNumber = number;

export const findingsInPlay = 7;

export const geckoStatuses = findingStatusSchema.options;
export type Status = GeckoStatus;

/** What a scan lists: per finding the version of its wording, or null where it isn't found. */
export type Listed = readonly (number | null)[];

export type Change =
  | {
      readonly kind: 'scan';
      readonly scan: 'deep' | 'pull_request' | 'recheck';
      readonly status: 'completed' | 'failed' | 'cancelled' | 'partial';
      readonly branch: 'main' | 'topic';
      readonly tookMinutes: number;
      readonly listed: Listed;
    }
  /** A complete deep scan that lists what the one before listed. */
  | { readonly kind: 'scan_again' }
  | {
      readonly kind: 'status';
      readonly finding: FindingNumber;
      readonly status: Status;
      /** Days until an accepted risk ends; null: never. */
      readonly acceptedDays: number | null;
      /** How long ago it was said. */
      readonly minutesAgo: number;
    }
  /** An event that is dated years ahead: it is rejected. */
  | {
      readonly kind: 'dated_ahead';
      readonly of: 'scan' | 'status';
      readonly finding: FindingNumber;
      readonly status: Status;
    }
  /** The same as an older version let it in: the newest scan by its date, or one more word on a finding. */
  | {
      readonly kind: 'let_in_ahead';
      readonly of: 'scan' | 'status';
      readonly finding: FindingNumber;
      readonly status: Status;
    }
  | { readonly kind: 'wish'; readonly reason: 'manual' | 'repair' }
  | { readonly kind: 'include_resolved' | 'push' | 'mark_verified'; readonly on: boolean }
  | { readonly kind: 'person'; readonly edit: Edit; readonly finding: FindingNumber }
  | { readonly kind: 'map'; readonly product: 0 | 1 }
  | { readonly kind: 'unmap' }
  | { readonly kind: 'key'; readonly does: 'revoked' | 'restored' | 'replaced' }
  | { readonly kind: 'other_instance' }
  | { readonly kind: 'test_deleted' }
  | { readonly kind: 'server'; readonly trouble: ServerTrouble }
  /** DefectDojo fails at every change of a finding for a while. */
  | { readonly kind: 'poison'; readonly finding: FindingNumber; readonly minutes: number }
  /** DefectDojo fails for a while at every answer that shows a finding. */
  | { readonly kind: 'unreadable'; readonly finding: FindingNumber; readonly minutes: number }
  /** Another repository at the same DefectDojo has one of its slots, or gives it back. */
  | { readonly kind: 'neighbour'; readonly does: NeighbourMove }
  | { readonly kind: 'nothing' };

export const neighbourMoves = ['begins', 'fill', 'ends', 'all_end', 'dies'] as const;
export type NeighbourMove = (typeof neighbourMoves)[number];

/** What an instance of DefectDojo suffers from, until it is mended (`none`). */
export const serverTroubles = [
  'environment_renamed',
  'scan_type_off',
  'engagement_without_status',
  'broker_down',
  'none',
] as const;
export type ServerTrouble = (typeof serverTroubles)[number];

/** What a person does in DefectDojo. */
export type Edit =
  | 'false_positive'
  | 'out_of_scope'
  | 'close'
  | 'reopen'
  | 'unverify'
  | 'end_acceptance'
  | 'describe'
  | 'retitle'
  /** Opens the page on which a finding is edited, and saves it as it is. */
  | 'save_page'
  | 'tag'
  | 'untag'
  | 'note'
  | 'mark_duplicate'
  | 'reset_duplicate'
  | 'merge'
  | 'delete'
  | 'add_own'
  /** Gives the finding what only people do: a CWE or a vulnerability id beside, the version of a fix, an endpoint. */
  | 'give'
  | 'rename_test';

/** What goes wrong, once the workers have come past `after` more points at which something could go wrong. */
export type Disturbance = { readonly after: number } & (
  | { readonly kind: 'crash' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'meanwhile'; readonly change: Change }
  /** Another worker begins, with the next message or the same one again, and this one waits. */
  | { readonly kind: 'switch' }
  | { readonly kind: 'slow'; readonly seconds: number }
  /** The table refuses a call until so much time has passed, or the function has to end. */
  | { readonly kind: 'throttled'; readonly seconds: number }
  /** The answer to a write to the table gets lost, and the SDK makes it once more. */
  | { readonly kind: 'repeated' }
  | {
      readonly kind: 'abandoned_upload';
      readonly rowsBefore: number;
      readonly clientSees: 'reset' | 'gateway_timeout' | 'server_error';
      /** The server stores no more rows, nor the tags that it writes last. */
      readonly breaksOff: boolean;
      readonly secondsPerRow: number;
    }
  /** From then on storing the finding's row crashes, midway in its file; null: no more. */
  | { readonly kind: 'crashing_row'; readonly finding: FindingNumber | null }
  /** From then on no file with the finding's row is answered, new or to close it; null: no more. */
  | { readonly kind: 'endless_row'; readonly finding: FindingNumber | null; readonly storesIt: boolean }
);

/**
 * What comes back instead of an answer. Before or after the effect: both are points of their own. `refusal`: of the next change
 * of a finding, although it was stored.
 */
export type Fault =
  | 'reset'
  | 'timeout'
  | 'unavailable'
  | 'bad_gateway'
  | 'rate_limited'
  /** With a wait of a year, and with one that no date can hold. */
  | 'down_for_a_year'
  | 'limited_for_ever'
  | 'server_error'
  | 'web_page'
  | 'refusal';
