import { geckoIdSchema } from '../../../../shared/domain/names/gecko-id.ts';
import { addPage, completeness, type Listing, noPages } from '../../../../shared/domain/source/listing.ts';
import { happenedMs } from '../../../../shared/domain/time/instant.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';
import type { Effort } from './both-or-none.ts';
import { pagesAhead, type ReadPage } from './pages-ahead.ts';
import type { RowArchive } from './row-archive.ts';

/** Reads the findings of one scan. */
export async function readScan(
  gecko: GeckoApi,
  scanId: string,
  { effort, clock }: { readonly effort: Effort; readonly clock: Clock },
) {
  const idsOfScan = new Set<string>();
  let scanStartedAt: string | undefined;
  const listing = await readPages(
    effort,
    async (page) => withoutTexts(await gecko.scanFindings(scanId, page)),
    (rows) => {
      scanStartedAt ??= rows.find(
        ({ scanCreatedAt }) => happenedMs(scanCreatedAt, clock.now()) !== null,
      )?.scanCreatedAt;
      for (const row of rows) if (row.id !== undefined) idsOfScan.add(row.id);
    },
  );
  return { idsOfScan, scanStartedAt, ofScan: completeness(listing) };
}

/** Reads the findings of a repository: puts the rows into the archive, and tells by their place in it which of them count. */
export async function readRepository(
  gecko: GeckoApi,
  repositoryId: string,
  { effort, archive, clock }: { readonly effort: Effort; readonly archive: RowArchive; readonly clock: Clock },
) {
  const newest = new NewestRows(clock);
  const ofRepository = await readPages(
    effort,
    (page) => gecko.repositoryFindings(repositoryId, page),
    (rows, raw) => {
      archive.add(raw);
      for (const row of rows) newest.see(row);
    },
  );
  return { ofRepository, counting: newest.counting() };
}

/** As a page lies in memory until its turn comes, where no more is wanted of it. */
function withoutTexts(page: GeckoPage): GeckoPage {
  return { ...page, rows: page.rows.map(readRow) };
}

/** What of a row tells which one it is. */
interface ReadRow {
  readonly id: string | undefined;
  readonly scanId: string | undefined;
  readonly scanCreatedAt: string | undefined;
}

async function readPages(
  effort: Effort,
  read: ReadPage,
  take: (rows: readonly ReadRow[], raw: readonly unknown[]) => void,
): Promise<Listing> {
  let listing: Listing = noPages();
  for await (const { page, rows: raw, follows } of pagesAhead(read, isSameRow)) {
    const rows = raw.map(readRow);
    take(rows, raw);
    listing = addPage(listing, { ...page, kind: 'page', rows, follows });
    if (effort.isInVain) break;
  }
  return listing;
}

function isSameRow(one: unknown, other: unknown): boolean {
  const [first, second] = [readRow(one), readRow(other)];
  return first.id === second.id && first.scanId === second.scanId;
}

/** Reads what tells which row it is, whatever else is wrong with it. */
export function readRow(row: unknown): ReadRow {
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
