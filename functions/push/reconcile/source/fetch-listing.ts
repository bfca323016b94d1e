import { rowText } from '../../../../shared/domain/reported/row-text.ts';
import { type GeckoFinding, parseGeckoRow, type Quarantined } from '../../../../shared/domain/source/gecko-finding.ts';
import {
  type Completeness,
  completeness,
  completenessOfSecond,
  type Listing,
} from '../../../../shared/domain/source/listing.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { GeckoApi } from '../../../../shared/ports/gecko-api.ts';
import { bothOrNone } from './both-or-none.ts';
import { readRepository, readRow, readScan } from './read-listings.ts';
import { RowArchive } from './row-archive.ts';
import { takingTurns } from './taking-turns.ts';

/** Gecko ids that something is wanted of. */
export interface WantedIds {
  readonly size: number;
  has(geckoId: string): boolean;
}

/** What is to be fetched. */
export interface WantedListing {
  readonly repositoryId: string;
  readonly scanId: string;
}

/** What a row says. */
export interface RowSaid {
  /** Undefined where it can't be read. */
  readonly id: string | undefined;
  /** Whether the scan lists it. */
  readonly isListed: boolean;
  readonly text: string;
}

/** What Gecko says a repository has. Its rows are gone once it is disposed of. */
export interface FetchedListing extends Disposable {
  /** Gecko ids in the newest complete deep scan: of a row without a status, only these count. */
  readonly idsOfScan: ReadonlySet<string>;
  /** When that scan began, as its rows tell; undefined where it has none. */
  readonly scanStartedAt: string | undefined;
  readonly completeness: Completeness;
  /** The newest row of each finding, or only of those wanted, and the rows that can't be read. May be walked through more than once. */
  rows(
    wanted?: WantedIds,
  ): AsyncGenerator<{ readonly kind: 'finding'; readonly finding: GeckoFinding } | Quarantined, void>;
  /**
   * What the same rows say (see `rowText`), but for those of which nothing follows: the scan doesn't list them, and they bring no status.
   * Reading a row is what takes time, so those that are listed aren't.
   */
  texts(): AsyncGenerator<RowSaid, void>;
}

/**
 * Fetches a repository's findings and those of its newest complete deep scan. A listing that proves incomplete, because
 * it changed while it was read, is read once more.
 */
export async function fetchListing(gecko: GeckoApi, wanted: WantedListing, clock: Clock): Promise<FetchedListing> {
  const first = await fetchOnce(gecko, wanted, clock);
  if (first.listing.completeness.complete) return first.listing;
  first.listing[Symbol.dispose]();
  const { listing, ofScan, ofRepository } = await fetchOnce(gecko, wanted, clock);
  return {
    ...listing,
    completeness: ofScan.complete ? completenessOfSecond(first.ofRepository, ofRepository) : ofScan,
  };
}

interface FetchedOnce {
  readonly listing: FetchedListing;
  readonly ofScan: Completeness;
  readonly ofRepository: Listing;
}

async function fetchOnce(gecko: GeckoApi, { repositoryId, scanId }: WantedListing, clock: Clock): Promise<FetchedOnce> {
  using undone = new DisposableStack();
  const archive = undone.use(new RowArchive());
  const [{ idsOfScan, scanStartedAt, ofScan }, { ofRepository, counting }] = await bothOrNone(
    (effort) => readScan(gecko, scanId, { effort, clock }),
    (effort) => readRepository(gecko, repositoryId, { effort, archive, clock }),
  );
  // Both walks through the rows judge their dates alike.
  const now = clock.now();
  const fetched = undone.move();
  async function* countingRows() {
    let index = 0;
    for await (const row of takingTurns(archive.rows())) if (counting[index++]) yield { id: readRow(row).id, row };
  }
  const listing: FetchedListing = {
    idsOfScan,
    scanStartedAt,
    completeness: ofScan.complete ? completeness(ofRepository) : ofScan,
    async *rows(wanted) {
      for await (const { id, row } of countingRows()) {
        if (wanted === undefined || id === undefined || wanted.has(id)) yield parseGeckoRow(row, now);
      }
    },
    async *texts() {
      for await (const { id, row } of countingRows()) {
        const isListed = id !== undefined && idsOfScan.has(id);
        if (isListed || mayMatter(row, now)) yield { id, isListed, text: rowText(row, now) };
      }
    },
    [Symbol.dispose]: () => fetched.dispose(),
  };
  return { listing, ofScan, ofRepository };
}

/** Whether a row that the scan doesn't list may be anything to a sync: one that brings a status, or that can't be exported. */
function mayMatter(row: unknown, now: Date): boolean {
  const parsed = parseGeckoRow(row, now);
  return parsed.kind === 'quarantined' || parsed.finding.status !== null;
}
