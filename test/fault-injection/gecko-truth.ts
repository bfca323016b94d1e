import type { Status } from './history.ts';

/** A scan as Gecko made it. */
export interface TruthScan {
  readonly scanId: string;
  readonly kind: 'deep' | 'pull_request' | 'recheck';
  readonly status: string;
  readonly branch: string;
  readonly startedAt: string;
  readonly completedAt: string;
  /** Version of the wording by Gecko id. */
  readonly rows: Map<string, number>;
  /** Whether a message about it arrived. */
  told: boolean;
}

/** A status that Gecko's people or its fix detection set. */
export interface TruthStatus {
  readonly geckoId: string;
  readonly status: Status;
  readonly changedAt: string;
  readonly acceptedUntil: string | null;
  /** Whether a message about it arrived. */
  told: boolean;
}

const openest: readonly Status[] = ['open', 'in_progress', 'accepted_risk', 'false_positive', 'fixed', 'fix_verified'];

/**
 * What Gecko says about its findings, written down a second time and in the plainest way: the design's paragraph on rows
 * without status, and nothing of the code under test.
 */
export class GeckoTruth {
  readonly scans: TruthScan[] = [];
  readonly statuses: TruthStatus[] = [];
  readonly #richerRows: boolean;

  constructor(richerRows: boolean) {
    this.#richerRows = richerRows;
  }

  /** The scan of which only a wrong date is known: it counts as older than all others. */
  #redated: string | undefined;

  /** A wrong date is remembered of the newest scan: whatever is told from now on counts, and nothing else is known. */
  redate(scanId: string): void {
    this.#redated = scanId;
    for (const scan of this.scans) scan.told = scan.scanId === scanId;
  }

  tellScan(scanId: string): void {
    if (this.#redated === scanId) this.#redated = undefined;
    for (const scan of this.scans) if (scan.scanId === scanId) scan.told = true;
  }

  tellStatus(geckoId: string, changedAt: string): void {
    for (const one of this.statuses) if (one.geckoId === geckoId && one.changedAt === changedAt) one.told = true;
  }

  /** The newest complete deep scan of the tracked branch that was told of. */
  baseline(): TruthScan | undefined {
    return this.scans
      .filter(
        ({ told, kind, status, branch }) => told && kind === 'deep' && status === 'completed' && branch === 'main',
      )
      .sort((one, other) => this.#endOf(other).localeCompare(this.#endOf(one)))[0];
  }

  #endOf({ scanId, completedAt }: TruthScan): string {
    return this.#redated === scanId ? '' : completedAt;
  }

  /** Whether the newest complete deep scan lists it. */
  lists(geckoId: string): boolean {
    return this.baseline()?.rows.has(geckoId) ?? false;
  }

  /** The version of its wording in its newest row; undefined where no scan ever listed it. */
  wording(geckoId: string): number | undefined {
    return this.#newestRow(geckoId)?.rows.get(geckoId);
  }

  /** What Gecko says of an exported finding at an instant. `everything` counts what no message told yet, too. */
  status(geckoId: string, now: Date, everything = false): Status {
    const told = this.newestStatus(geckoId, everything || this.#richerRows);
    const listed = this.lists(geckoId);
    if (told === undefined) return listed || this.#hasOwnStatus(geckoId) ? 'open' : 'fixed';
    if (hasRunOut(told, now)) return listed || this.#hasOwnStatus(geckoId) ? 'open' : 'fixed';
    if (this.#hasOwnStatus(geckoId)) return told.status;
    const scannedSince = this.isScannedSince(told.changedAt);
    if (listed && isFix(told.status) && scannedSince) return 'open';
    if (!listed && isOpen(told.status) && scannedSince) return 'fixed';
    return told.status;
  }

  /** Whether the newest complete deep scan began after that. */
  isScannedSince(changedAt: string): boolean {
    return (this.#baselineStart() ?? '') > changedAt;
  }

  #newestRow(geckoId: string): TruthScan | undefined {
    return this.scans
      .filter(({ rows }) => rows.has(geckoId))
      .sort((one, other) => other.startedAt.localeCompare(one.startedAt))[0];
  }

  /** A scan's start is told by its rows: of one without, only the end is known. */
  #baselineStart(): string | undefined {
    const scan = this.baseline();
    return scan?.rows.size === 0 ? this.#endOf(scan) : scan?.startedAt;
  }

  #hasOwnStatus(geckoId: string): boolean {
    return this.#richerRows && this.#newestRow(geckoId) !== undefined;
  }

  newestStatus(geckoId: string, everything: boolean): TruthStatus | undefined {
    return this.statuses
      .filter((one) => one.geckoId === geckoId && (everything || one.told))
      .sort(
        (one, other) =>
          other.changedAt.localeCompare(one.changedAt) || openest.indexOf(one.status) - openest.indexOf(other.status),
      )[0];
  }
}

/** Whether Gecko wants it dealt with. */
export function isOpen(status: Status): boolean {
  return status === 'open' || status === 'in_progress';
}

function isFix(status: Status): boolean {
  return status === 'fixed' || status === 'fix_verified';
}

function hasRunOut({ status, acceptedUntil }: TruthStatus, now: Date): boolean {
  return status === 'accepted_risk' && acceptedUntil !== null && acceptedUntil <= now.toISOString();
}
