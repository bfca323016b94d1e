import { geckoIdSchema } from '../../../../shared/domain/names/gecko-id.ts';
import { type GeckoFinding, parseGeckoRow, type Quarantined } from '../../../../shared/domain/source/gecko-finding.ts';
import {
  addPage,
  type Completeness,
  completeness,
  completenessOfSecond,
  type Listing,
  noPages,
} from '../../../../shared/domain/source/listing.ts';
import { happenedMs } from '../../../../shared/domain/time/instant.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';
import { RowArchive } from './row-archive.ts';

/** Gecko's own maximum for one page (API reference, pagination). */
const rowsPerPage = 1000;

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

/** What Gecko says a repository has. Its rows are gone once it is disposed of. */
export interface FetchedListing extends Disposable {
  /** Gecko ids in the newest complete deep scan: of a row without a status, only these count. */
  readonly idsOfScan: ReadonlySet<string>;
  /** When that scan began, as its rows tell; undefined where it has none. */
  readonly scanStartedAt: string | undefined;
  readonly completeness: Completeness;
  /** The newest row of each finding, or only of those wanted, and the rows that can't be read. May be walked through more than once. */
  rows(wanted?: WantedIds): Generator<{ readonly kind: 'finding'; readonly finding: GeckoFinding } | Quarantined>;
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
  const idsOfScan = new Set<string>();
  let scanStartedAt: string | undefined;
  const listingOfScan = await readPages(
    (page) => gecko.scanFindings(scanId, page),
    (rows) => {
      scanStartedAt ??= rows.find(
        ({ scanCreatedAt }) => happenedMs(scanCreatedAt, clock.now()) !== null,
      )?.scanCreatedAt;
      for (const row of rows) if (row.id !== undefined) idsOfScan.add(row.id);
    },
  );
  const ofScan = completeness(listingOfScan);
  using undone = new DisposableStack();
  const archive = undone.use(new RowArchive());
  const { ofRepository, counting } = await readRepository(gecko, repositoryId, { archive, clock });
  // Both walks through the rows judge their dates alike.
  const now = clock.now();
  const fetched = undone.move();
  const listing: FetchedListing = {
    idsOfScan,
    scanStartedAt,
    completeness: ofScan.complete ? completeness(ofRepository) : ofScan,
    *rows(wanted) {
      let index = 0;
      for (const row of archive.rows()) {
        if (!counting[index++]) continue;
        // Parsing is what takes time, so rows that nobody wants aren't.
        const { id } = readRow(row);
        if (wanted === undefined || id === undefined || wanted.has(id)) yield parseGeckoRow(row, now);
      }
    },
    [Symbol.dispose]: () => fetched.dispose(),
  };
  return { listing, ofScan, ofRepository };
}

/** Puts the rows into the archive, and tells by their place in it which of them count. */
async function readRepository(
  gecko: GeckoApi,
  repositoryId: string,
  { archive, clock }: { readonly archive: RowArchive; readonly clock: Clock },
) {
  const newest = new NewestRows(clock);
  const ofRepository = await readPages(
    (page) => gecko.repositoryFindings(repositoryId, page),
    (rows, raw) => {
      archive.add(raw);
      for (const row of rows) newest.see(row);
    },
  );
  return { ofRepository, counting: newest.counting() };
}

interface ReadRow {
  readonly id: string | undefined;
  readonly scanId: string | undefined;
  readonly scanCreatedAt: string | undefined;
}

async function readPages(
  read: (page: { limit: number; offset: number }) => Promise<GeckoPage>,
  take: (rows: readonly ReadRow[], raw: readonly unknown[]) => void,
): Promise<Listing> {
  let listing: Listing = noPages();
  for (let offset = 0; ; ) {
    const page = await read({ limit: rowsPerPage, offset });
    const rows = page.rows.map(readRow);
    take(rows, page.rows);
    listing = addPage(listing, { ...page, kind: 'page', rows });
    offset += page.rows.length;
    if (!page.hasMore || page.rows.length === 0) return listing;
  }
}

function readRow(row: unknown): ReadRow {
  const { id, scanId, scanCreatedAt } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const geckoId = geckoIdSchema.safeParse(id);
  return {
    id: geckoId.success ? geckoId.data : undefined,
    scanId: text(scanId),
    scanCreatedAt: text(scanCreatedAt),
  };
}

/** Which rows count: of rows with one id, that of the newest scan; every row whose id can't be read. */
class NewestRows {
  readonly #newestOf = new Map<string, { index: number; scannedMs: number }>();
  readonly #withoutId: number[] = [];
  readonly #clock: Clock;
  #rows = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  see({ id, scanCreatedAt }: ReadRow): void {
    const index = this.#rows++;
    if (id === undefined) {
      this.#withoutId.push(index);
      return;
    }
    const known = this.#newestOf.get(id);
    // A scan that can't have been yet would hide all that come after it.
    const scannedMs = happenedMs(scanCreatedAt, this.#clock.now()) ?? 0;
    if (known === undefined || known.scannedMs < scannedMs) this.#newestOf.set(id, { index, scannedMs });
  }

  /** By its place in the listing, whether a row counts. */
  counting(): readonly boolean[] {
    const counting = new Array<boolean>(this.#rows).fill(false);
    for (const index of this.#withoutId) counting[index] = true;
    for (const { index } of this.#newestOf.values()) counting[index] = true;
    return counting;
  }
}
