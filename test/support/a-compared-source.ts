import { fetchListing } from '../../functions/push/reconcile/source/fetch-listing.ts';
import { type Source, sourceOf } from '../../functions/push/reconcile/source/source.ts';
import type { ReportedStatus } from '../../shared/domain/reported/reported-status.ts';
import { aClock } from './sync-fixtures.ts';

/** What Gecko says at some time, in a listing of one page, and what events said. */
export interface Said {
  readonly rows: readonly object[];
  /** Ids that the newest complete deep scan lists. */
  readonly listed: ReadonlySet<string>;
  /** The day of January 2026 on which that scan began. */
  readonly scan: number;
  readonly reported: ReadonlyMap<string, ReportedStatus>;
  readonly now: string;
  /** Whether Gecko says of its listing that it is whole. @default true */
  readonly unfiltered?: boolean;
}

/** The source that a sync would have of it. */
export async function sourceFrom({
  rows,
  listed,
  scan,
  reported,
  now,
  unfiltered = true,
}: Said): Promise<Disposable & { readonly source: Source }> {
  const clock = aClock(now);
  const page = (all: readonly unknown[]) => ({ rows: all, total: all.length, hasMore: false, unfiltered });
  const of = { scanId: `${scan}`, scanCreatedAt: `2026-01-0${scan}T00:00:00Z` };
  const gecko = {
    scanFindings: async () => page([...listed].map((id) => ({ id, ...of }))),
    repositoryFindings: async () => page(rows.map((one) => ({ ...of, ...one }))),
  };
  const listing = await fetchListing(gecko, { repositoryId: 'acme/shop', scanId: of.scanId }, clock);
  const baseline = { scanId: of.scanId, completedAt: of.scanCreatedAt };
  const source = sourceOf({ listing, reported, baseline, now: clock.now() });
  return { source, [Symbol.dispose]: () => listing[Symbol.dispose]() };
}
